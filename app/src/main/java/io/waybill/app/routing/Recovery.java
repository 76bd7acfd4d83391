package io.waybill.app.routing;

import io.waybill.db.lead.LeadClaims;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds leads whose node is gone and goes on with them here. */
@Singleton
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final LeadClaims claims;
    private final LeadReturn leads;
    private final LeadThreads threads;

    Recovery(LeadClaims claims, LeadReturn leads, LeadThreads threads) {
        this.claims = claims;
        this.leads = leads;
        this.threads = threads;
    }

    /** Takes up what has been left, once; waits for places where many were left. */
    void runOnce() {
        var orphans = claims.claimOrphans();
        if (!orphans.isEmpty()) {
            LOG.info("{} leads are taken up from their journal", orphans.size());
        }
        for (var lead : orphans) {
            while (!threads.start(lead, () -> leads.resume(lead)) && !threads.closed()) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
