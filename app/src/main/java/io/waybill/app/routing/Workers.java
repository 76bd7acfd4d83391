package io.waybill.app.routing;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.scheduling.annotation.Scheduled;
import io.waybill.db.node.Nodes;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts what works in the background: the node's sign of life, timers of leads, and the search for leads left behind. */
@Singleton
@Requires(beans = DataSource.class)
final class Workers {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private final Nodes nodes;
    private final Recovery recovery;
    private final LeadWork work;
    private volatile boolean started;

    Workers(Nodes nodes, Recovery recovery, LeadWork work) {
        this.nodes = nodes;
        this.recovery = recovery;
        this.work = work;
    }

    /** Before the doors open: the first lead of a node that others have not heard of would look left behind. */
    @EventListener
    void register(StartupEvent event) {
        nodes.register();
    }

    @EventListener
    void start(ServerStartupEvent event) {
        work.start();
        started = true;
        recover();
    }

    /** Looks for leads whose node is gone; between two looks a dead node's heartbeat runs out. */
    @Scheduled(fixedDelay = "5s", initialDelay = "5s")
    void recover() {
        if (!started) {
            return;
        }
        try {
            recovery.runOnce();
        } catch (RuntimeException away) {
            LOG.warn("Leads left behind could not be looked for; the next look is in 5 s. {}", away.getMessage());
        }
    }
}
