package io.waybill.app.routing;

import io.waybill.db.journal.JournalUnavailable;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/**
 * Answers pings, each on a thread of its own. What happened is on disk, whole, before the source is told. A ping whose node dies on the way is
 * forgotten: nothing was promised.
 */
@Singleton
final class PingRun implements PingRouting {
    /** Pings come in crowds, and must not take the places of leads. */
    private static final int MOST = 1_000;

    private final Semaphore places = new Semaphore(MOST);
    private final PingRounds rounds;
    private final LeadThreads threads;
    private final PingStore store;

    PingRun(PingRounds rounds, LeadThreads threads, PingStore store) {
        this.rounds = rounds;
        this.threads = threads;
        this.store = store;
    }

    @Override
    public CompletableFuture<PingAnswer> ask(ReceivedLead ping) {
        var answer = new CompletableFuture<PingAnswer>();
        boolean place = places.tryAcquire();
        if (!place || !threads.start(ping.id(), () -> run(ping, answer))) {
            places.release(place ? 1 : 0);
            answer.completeExceptionally(new JournalUnavailable("Too many pings are under way", false, null));
        }
        return answer;
    }

    private void run(ReceivedLead ping, CompletableFuture<PingAnswer> answer) {
        try {
            var story = rounds.of(ping);
            answer.complete(answer.isDone() ? store.keepLate(ping, story) : store.keep(ping, story));
        } catch (RuntimeException failure) {
            answer.completeExceptionally(failure);
            throw failure;
        } finally {
            places.release();
        }
    }
}
