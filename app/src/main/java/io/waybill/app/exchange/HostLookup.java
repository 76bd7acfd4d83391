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
        threads.execute(() -> resolve(host, mine));
        return mine;
    }

    private void resolve(String host, CompletableFuture<List<InetAddress>> result) {
        try {
            var found = List.of(resolver.resolve(host));
            underWay.remove(host);
            result.complete(found);
        } catch (UnknownHostException e) {
            underWay.remove(host);
            result.completeExceptionally(new NotConnected(Fault.CONNECTION, host + ": host is unknown"));
        }
    }
}
