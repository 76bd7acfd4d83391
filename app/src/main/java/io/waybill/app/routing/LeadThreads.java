package io.waybill.app.routing;

import io.waybill.db.journal.JournalUnavailable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One virtual thread per lead under way, and no more leads at once than memory and database can bear. */
@Singleton
final class LeadThreads {
    private static final Logger LOG = LoggerFactory.getLogger(LeadThreads.class);
    private static final int MOST = 4_000;
    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final Semaphore places = new Semaphore(MOST);
    private volatile boolean closed;
    private volatile boolean ended;

    /** Starts the work on a thread of its own; false when there is no place for it. */
    boolean start(String lead, Runnable work) {
        if (closed || !places.tryAcquire()) {
            return false;
        }
        Thread.ofVirtual().name("lead-" + lead).start(() -> run(lead, work));
        return true;
    }

    /** Starts the work as soon as there is a place for it: for what must not be turned away. */
    void startWhenFree(String lead, Runnable work) {
        Thread.ofVirtual().name("lead-" + lead).start(() -> {
            places.acquireUninterruptibly();
            run(lead, work);
        });
    }

    private void run(String lead, Runnable work) {
        try {
            work.run();
        } catch (JournalUnavailable away) {
            LOG.info("Lead {} goes on from its journal at the next start: {}", lead, away.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Lead {} stopped; it is taken up from its journal when this node next starts", lead, e);
        } finally {
            places.release();
        }
    }

    /** Whether no more leads are taken. */
    boolean closed() {
        return closed;
    }

    /** Whether even the leads under way are left to the next start. */
    boolean ended() {
        return ended;
    }

    /** Takes no more leads and gives those under way a moment to finish; the rest go on from their journal at the next start. */
    void close() throws InterruptedException {
        if (closed) {
            return;
        }
        closed = true;
        if (!places.tryAcquire(MOST, DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.info("{} leads go on from their journal at the next start", MOST - places.availablePermits());
        }
        ended = true;
    }
}
