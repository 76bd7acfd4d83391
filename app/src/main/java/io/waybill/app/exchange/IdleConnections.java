package io.waybill.app.exchange;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A party's connections that have nothing to do. Those that have rested too long are closed. Used on the party's event loop only. */
final class IdleConnections {
    private static final int SWEEP_SECONDS = 5;

    /** The one used last stands first: it is the least likely to have been closed by the other side. */
    private final Deque<Connection> connections = new ArrayDeque<>();

    private final EventLoop loop;
    private boolean sweeping;

    IdleConnections(EventLoop loop) {
        this.loop = loop;
    }

    void add(Connection connection) {
        connections.addFirst(connection);
        sweepLater();
    }

    /** One that leads there and can be expected to be open still; null when there is none. */
    @Nullable
    Connection take(Endpoint endpoint) {
        for (var connection : connections) {
            if (connection.endpoint().equals(endpoint) && connection.isFresh()) {
                connections.remove(connection);
                return connection;
            }
        }
        return null;
    }

    /** Forgets a closed one. */
    void remove(Connection connection) {
        connections.remove(connection);
    }

    void closeLongest() {
        var longest = connections.peekLast();
        if (longest != null) {
            longest.close();
        }
    }

    void closeAll() {
        List.copyOf(connections).forEach(Connection::close);
    }

    private void sweepLater() {
        if (!sweeping) {
            sweeping = true;
            var _ = loop.schedule(this::sweep, SWEEP_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void sweep() {
        sweeping = false;
        connections.stream()
                .filter(connection -> !connection.isFresh())
                .toList()
                .forEach(Connection::close);
        if (!connections.isEmpty()) {
            sweepLater();
        }
    }
}
