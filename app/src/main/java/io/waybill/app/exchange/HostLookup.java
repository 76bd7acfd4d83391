package io.waybill.app.exchange;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Looks up host names away from the event loops, because the system's resolver blocks and one slow name must not delay the others. A name
 * is looked up once at a time, so a dead name server holds one thread per name. Safe for use by many threads.
 */
final class HostLookup {
    /** Asks the system. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    private final Map<String, CompletableFuture<List<InetAddress>>> underWay = new ConcurrentHashMap<>();
    private final Executor threads;
    private final Resolver resolver;

    HostLookup(Executor threads, Resolver resolver) {
        this.threads = threads;
        this.resolver = resolver;
    }

    /** Fails with {@link NotConnected} when the name leads nowhere. */
    CompletableFuture<List<InetAddress>> addresses(String host) {
        var mine = new CompletableFuture<List<InetAddress>>();
        var theirs = underWay.putIfAbsent(host, mine);
        if (theirs != null) {
            return theirs;
        }
        var _ = mine.whenComplete((found, failure) -> underWay.remove(host));
        return mine.completeAsync(() -> resolve(host), threads);
    }

    private List<InetAddress> resolve(String host) {
        try {
            return List.of(resolver.resolve(host));
        } catch (UnknownHostException e) {
            throw new NotConnected(Fault.CONNECTION, host + ": host is unknown");
        }
    }
}
