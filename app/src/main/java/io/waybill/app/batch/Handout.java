package io.waybill.app.batch;

import io.waybill.app.routing.CollectedLeads;
import io.waybill.db.batch.Batches;
import io.waybill.db.batch.Member;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells leads what came of their deliveries, again and again until they know. Safe for use by many threads. */
@Singleton
final class Handout {
    private static final Logger LOG = LoggerFactory.getLogger(Handout.class);

    private final Batches batches;
    private final CollectedLeads leads;
    private final Outcomes outcomes;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    Handout(Batches batches, CollectedLeads leads, Outcomes outcomes) {
        this.batches = batches;
        this.leads = leads;
        this.outcomes = outcomes;
    }

    /** Tells those that this node has to tell; returns while they go on. */
    void runOnce() {
        for (var member : batches.listUntold()) {
            var key = member.delivery() + "/" + member.attempt();
            if (underWay.add(key)) {
                var _ = leads.tell(member.lead(), outcomes.untold(member))
                        .handle((knows, failure) -> told(member, Boolean.TRUE.equals(knows), failure))
                        .whenComplete((done, failure) -> underWay.remove(key));
            }
        }
    }

    private boolean told(Member member, boolean knows, @Nullable Throwable failure) {
        if (knows) {
            batches.done(member);
        } else {
            LOG.debug("Lead {} hears of its batch at the next turn", member.lead(), failure);
        }
        return knows;
    }
}
