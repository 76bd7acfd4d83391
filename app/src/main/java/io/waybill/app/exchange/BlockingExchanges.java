package io.waybill.app.exchange;

import io.waybill.mappings.response.Answer;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Exchanges over libraries that block, each on a virtual thread of its own and over at its time, whatever the library does. Every party has
 * its own limit, so that one that is slow never delays another. Safe for use by many threads.
 */
public final class BlockingExchanges implements AutoCloseable {
    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("handover-", 0).factory());
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("waybill-handover-clock").factory());

    /** One exchange. */
    @FunctionalInterface
    public interface Talk {
        /**
         * Hands something over and returns what the other side said.
         *
         * @param handover to be told what has been opened and when something leaves
         * @throws IOException when there is no connection, or none any more
         */
        Answer hold(Handover handover) throws IOException;
    }

    /** Those who wait for one party. */
    private record Line(int limit, Semaphore free) {
        static Line of(int limit) {
            return new Line(limit, new Semaphore(limit, true));
        }
    }

    /**
     * Holds one talk.
     *
     * @param connections how many may be held with this party at once
     * @param leave asked right before something leaves
     * @return completes always normally
     */
    public CompletableFuture<Exchanged> send(String party, int connections, Duration timeout, Leave leave, Talk talk) {
        var handover = new Handover(leave);
        var limit = Math.max(1, connections);
        var line = lines.compute(party, (name, old) -> old == null || old.limit() != limit ? Line.of(limit) : old);
        var thread = threads.submit(() -> wait(line, talk, handover));
        var timer = clock.schedule(
                () -> {
                    handover.expire("not done within " + timeout.toMillis() + " ms");
                    thread.cancel(true);
                },
                timeout.toNanos(),
                TimeUnit.NANOSECONDS);
        return handover.result().whenComplete((exchanged, defect) -> timer.cancel(false));
    }

    @Override
    public void close() {
        clock.shutdownNow();
        threads.shutdownNow();
    }

    private static void wait(Line line, Talk talk, Handover handover) {
        try {
            line.free().acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            handover.fail(Fault.CONNECTION, "Waybill stops");
            return;
        }
        try {
            hold(talk, handover);
        } finally {
            line.free().release();
        }
    }

    private static void hold(Talk talk, Handover handover) {
        try {
            handover.answered(talk.hold(handover));
        } catch (SocketTimeoutException e) {
            handover.fail(Fault.TIMEOUT, text(e));
        } catch (IOException | NotConnected e) {
            handover.fail(Fault.CONNECTION, text(e));
        } catch (RuntimeException e) {
            handover.result().completeExceptionally(e);
        }
    }

    private static String text(Exception failure) {
        var message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
