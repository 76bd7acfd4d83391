package io.waybill.app.exchange;

import io.netty.channel.EventLoopGroup;
import io.waybill.mappings.request.Rendered;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Sends requests over Netty, each party with its own connections and its own line of waiting requests on one of the shared event loops.
 *
 * <p>It stands on Netty's HTTP codec and not on a finished HTTP client, because everything that follows hangs on whether a request may have
 * reached the other side. The exceptions of Micronaut's client do not say whether the request was written; when tried, a connection that was
 * reset as soon as it was accepted came back with the same "Connect Error" as a refused one. Here the write itself tells
 * {@link Exchanged.NotSent} from {@link Exchanged.NoAnswer}.
 */
public final class NettyExchangeClient implements ExchangeClient, AutoCloseable {
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Map<String, Party> parties = new ConcurrentHashMap<>();
    private final Executor callers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("exchange-", 0).factory());
    private final EventLoopGroup loops;
    private final Connector connector;
    private final OwnServer own;

    NettyExchangeClient(EventLoopGroup loops, Connector connector, OwnServer own) {
        this.loops = loops;
        this.connector = connector;
        this.own = own;
    }

    @Override
    public CompletableFuture<Exchanged> send(
            String party, int connections, Rendered request, Duration timeout, Leave leave) {
        var fault = RequestHead.faultIn(request);
        if (fault != null) {
            return refused(fault);
        }
        return switch (Destination.of(request.uri(), own)) {
            case Destination.Refused(var detail) -> refused(detail);
            case Destination.To to -> {
                var body = request.body();
                var outgoing =
                        new Outgoing(to.endpoint(), RequestHead.of(request, to), body == null ? new byte[0] : body);
                yield send(
                        party,
                        connections,
                        new Exchange(outgoing, timeout.compareTo(LONGEST) < 0 ? timeout : LONGEST, leave, callers));
            }
        };
    }

    /** Ends what has not left yet, closes every connection and waits a moment for that. A second call does nothing. */
    @Override
    public void close() {
        if (loops.isShuttingDown()) {
            return;
        }
        parties.values().forEach(Party::stop);
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
    }

    private CompletableFuture<Exchanged> send(String name, int connections, Exchange exchange) {
        var party = parties.computeIfAbsent(name, first -> new Party(loops.next(), connector));
        try {
            party.send(exchange, connections);
        } catch (RejectedExecutionException e) {
            return refused("Waybill stops");
        }
        return exchange.result();
    }

    private static CompletableFuture<Exchanged> refused(String detail) {
        return CompletableFuture.completedFuture(new Exchanged.NotSent(Fault.CONNECTION.word(), detail, 0));
    }
}
