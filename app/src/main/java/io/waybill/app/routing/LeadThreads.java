package io.waybill.app.routing;

import jakarta.annotation.PreDestroy;
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

    /** Starts the work on a thread of its own; false when there is no place for it. */
    boolean start(String lead, Runnable work) {
        if (closed || !places.tryAcquire()) {
            return false;
        }
        Thread.ofVirtual().name("lead-" + lead).start(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("Lead {} stopped; it is taken up from its journal when this node next starts", lead, e);
            } finally {
                places.release();
            }
        });
        return true;
    }

    boolean closed() {
        return closed;
    }

    /** Takes no more leads and gives those under way a moment to finish; the rest go on from their journal at the next start. */
    @PreDestroy
    void close() throws InterruptedException {
        closed = true;
        if (!places.tryAcquire(MOST, DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.info("{} leads go on from their journal at the next start", MOST - places.availablePermits());
        }
    }
}
