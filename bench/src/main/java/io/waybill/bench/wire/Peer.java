package io.waybill.bench.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Queue;

/** One connection. For the loop's thread. */
public final class Peer {
    private final SocketChannel channel;
    private final SelectionKey key;
    private final Listener listener;
    private final MessageReader reader = new MessageReader();
    private final Queue<ByteBuffer> unsent = new ArrayDeque<>();

    /** Who is told what arrives. */
    public interface Listener {
        void heard(Peer peer, Message message);

        /** The connection is gone; told once. */
        void closed(Peer peer);
    }

    Peer(SocketChannel channel, SelectionKey key, Listener listener) {
        this.channel = channel;
        this.key = key;
        this.listener = listener;
    }

    /** Sends as soon as the socket takes it. */
    public void say(byte[] message) {
        unsent.add(ByteBuffer.wrap(message));
        send();
    }

    public boolean isOpen() {
        return channel.isOpen();
    }

    /** Reads and writes what is possible now. */
    void ready(ByteBuffer room) {
        try {
            if (key.isReadable()) {
                read(room);
            }
            if (key.isValid() && key.isWritable()) {
                send();
            }
        } catch (IOException | IllegalArgumentException gone) {
            close();
        }
    }

    private void read(ByteBuffer room) throws IOException {
        room.clear();
        if (channel.read(room) < 0) {
            close();
            return;
        }
        reader.add(room.flip());
        for (Message message = reader.next(); message != null; message = reader.next()) {
            listener.heard(this, message);
        }
    }

    private void send() {
        try {
            for (ByteBuffer next = unsent.peek(); next != null; next = unsent.peek()) {
                channel.write(next);
                if (next.hasRemaining()) {
                    break;
                }
                unsent.remove();
            }
            key.interestOps(unsent.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        } catch (IOException gone) {
            close();
        }
    }

    /** Ends the connection. */
    public void close() {
        if (channel.isOpen()) {
            try {
                channel.close();
            } catch (IOException closedAnyway) {
                unsent.clear();
            }
            listener.closed(this);
        }
    }
}
