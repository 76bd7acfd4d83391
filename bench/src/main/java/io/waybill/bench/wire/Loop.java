package io.waybill.bench.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Serves many connections on 127.0.0.1 with one thread. */
public final class Loop implements AutoCloseable {
    private static final int BACKLOG = 1024;

    private final Selector selector;
    private final ByteBuffer room = ByteBuffer.allocateDirect(65_536);

    public Loop() throws IOException {
        this.selector = Selector.open();
    }

    /**
     * Takes connections from now on.
     *
     * @param port 0 for any free one
     * @return the port
     */
    public int serve(int port, Peer.Listener listener) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT, listener);
        return server.socket().getLocalPort();
    }

    /** Opens a connection. */
    public Peer connect(int port, Peer.Listener listener) throws IOException {
        return join(SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)), listener);
    }

    private Peer join(SocketChannel channel, Peer.Listener listener) throws IOException {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
        Peer peer = new Peer(channel, key, listener);
        key.attach(peer);
        return peer;
    }

    /** Waits until something arrives, a wake-up comes, or the time is over, and serves what has arrived. */
    public void turn(long millis) throws IOException {
        if (millis <= 0) {
            selector.selectNow(this::ready);
        } else {
            selector.select(this::ready, millis);
        }
    }

    /** Ends a wait; from any thread. */
    public void wakeUp() {
        selector.wakeup();
    }

    private void ready(SelectionKey key) {
        if (key.attachment() instanceof Peer peer) {
            peer.ready(room);
        } else if (key.attachment() instanceof Peer.Listener listener) {
            accept(key.channel(), listener);
        }
    }

    private void accept(SelectableChannel channel, Peer.Listener listener) {
        try {
            SocketChannel accepted = ((ServerSocketChannel) channel).accept();
            if (accepted != null) {
                join(accepted, listener);
            }
        } catch (IOException gone) {
            // It left before it was let in.
            wakeUp();
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
    }
}
