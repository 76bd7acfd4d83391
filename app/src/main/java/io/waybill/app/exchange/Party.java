package io.waybill.app.exchange;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one party and the requests that wait for one, first come, first served. All of it happens on one event loop, so
 * nothing here is locked; {@link #send} and {@link #stop} may be called from any thread.
 */
final class Party {
    private static final int MOST_WAITING = 4096;
    private static final String STOPS = "Waybill stops";

    private final EventLoop loop;
    private final Connector connector;
    private final Deque<Exchange> waiting = new ArrayDeque<>();
    private final Set<Exchange> connecting = new HashSet<>();
    private final IdleConnections idle;
    /** Connections that are being opened, busy or idle. */
    private int open;

    private int limit = 1;
    private boolean stopped;

    Party(EventLoop loop, Connector connector) {
        this.loop = loop;
        this.connector = connector;
        this.idle = new IdleConnections(loop);
    }

    /** @param connections how many may be open from now on */
    void send(Exchange exchange, int connections) {
        loop.execute(() -> admit(exchange, connections));
    }

    /** Ends everything that has not left yet and closes what is idle. */
    void stop() {
        loop.execute(() -> {
            stopped = true;
            waiting.forEach(exchange -> exchange.fail(Fault.CONNECTION, STOPS));
            connecting.forEach(exchange -> exchange.fail(Fault.CONNECTION, STOPS));
            idle.closeAll();
        });
    }

    /** Takes a connection back after a whole answer. */
    void rest(Connection connection) {
        if (stopped || open > limit || !connection.isOpen()) {
            connection.close();
            return;
        }
        idle.add(connection);
        serve();
    }

    /** Puts a request first in line of which certainly nothing has left, because its idle connection turned out to be closed. */
    void again(Exchange exchange) {
        exchange.waits();
        waiting.addFirst(exchange);
        serve();
    }

    private void admit(Exchange exchange, int connections) {
        limit = Math.max(1, connections);
        if (stopped) {
            exchange.fail(Fault.CONNECTION, STOPS);
        } else if (isFull()) {
            exchange.fail(Fault.TIMEOUT, MOST_WAITING + " requests wait for this party already");
        } else {
            exchange.limit(loop);
            waiting.add(exchange);
            serve();
        }
    }

    /** Those that timed out in the middle of the line are cleared away only when the room is needed. */
    private boolean isFull() {
        return waiting.size() >= MOST_WAITING && !waiting.removeIf(Exchange::isDone);
    }

    private void serve() {
        for (var next = waiting.peek(); next != null; next = waiting.peek()) {
            var connection = next.isOver() ? null : idle.take(next.outgoing().endpoint());
            if (next.isDone()) {
                waiting.remove();
            } else if (connection != null) {
                connection.send(waiting.remove());
            } else if (open < limit) {
                open(waiting.remove());
            } else {
                // It may lead elsewhere; once it is closed, the line moves on.
                idle.closeLongest();
                return;
            }
        }
    }

    private void open(Exchange exchange) {
        open++;
        connecting.add(exchange);
        exchange.connects();
        var endpoint = exchange.outgoing().endpoint();
        var _ = connector
                .open(endpoint, loop, exchange.timeLeft())
                .whenCompleteAsync((connection, failure) -> opened(exchange, connection, failure), loop);
    }

    private void opened(Exchange exchange, @Nullable Connection connection, @Nullable Throwable failure) {
        connecting.remove(exchange);
        if (connection == null) {
            open--;
            var reason = NotConnected.from(failure);
            exchange.fail(reason.fault(), reason.getMessage());
        } else {
            connection.join(this);
            if (exchange.isOver()) {
                rest(connection);
            } else {
                connection.send(exchange);
            }
        }
        serve();
    }

    /** A connection that joined this party is closed. */
    void closed(Connection connection) {
        open--;
        idle.remove(connection);
        serve();
    }
}
