package io.waybill.app.routing;

import io.waybill.db.journal.JournalUnavailable;
import jakarta.inject.Inject;
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
    private final Launch launch;

    /** How work begins on a thread of this name. */
    @FunctionalInterface
    interface Launch {
        void start(String name, Runnable work);
    }

    @Inject
    LeadThreads() {
        this((name, work) -> Thread.ofVirtual().name(name).start(work));
    }

    /** With threads of one's own. */
    LeadThreads(Launch launch) {
        this.launch = launch;
    }

    /** Starts the work on a thread of its own; false when there is no place for it. */
    boolean start(String lead, Runnable work) {
        if (closed || !places.tryAcquire()) {
            return false;
        }
        launch.start("lead-" + lead, () -> run(lead, work));
        return true;
    }

    /** Starts the work as soon as there is a place for it: for what must not be turned away. */
    void startWhenFree(String lead, Runnable work) {
        launch.start("lead-" + lead, () -> {
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
