package io.waybill.app.routing;

import io.micronaut.context.annotation.Requires;
import io.waybill.db.journal.LeadTimers;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/**
 * The beginning and the end of all work on leads. It stands above everything that the work needs, so that it ends before the connections to
 * recipients and to the database are closed.
 */
@Singleton
@Requires(beans = DataSource.class)
public final class LeadWork implements AutoCloseable {
    private final LeadTimers timers;
    private final LeadReturn leads;
    private final LeadThreads threads;
    private final WaitingSources sources;

    LeadWork(LeadTimers timers, LeadReturn leads, LeadThreads threads, WaitingSources sources) {
        this.timers = timers;
        this.leads = leads;
        this.threads = threads;
        this.sources = sources;
    }

    /** Lets timers continue their leads. */
    void start() {
        timers.start(leads);
    }

    /**
     * Takes no more leads, gives those under way five seconds to finish, and tells the sources of the others that they are pending: those go on
     * from their journal at the next start. A second call does nothing.
     */
    @Override
    @PreDestroy
    public void close() {
        timers.close();
        try {
            threads.close();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        sources.tellAllPending();
    }
}
