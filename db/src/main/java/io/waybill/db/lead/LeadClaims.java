package io.waybill.db.lead;

import io.waybill.db.node.Nodes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes over the leads of nodes that died on the way. Safe for use by many threads. */
@Singleton
public final class LeadClaims {
    private static final int AT_ONCE = 500;
    private static final Logger log = LoggerFactory.getLogger(LeadClaims.class);
    private final LeadTable table;
    private final Nodes nodes;
    private final List<LeadRow> unanswered = new ArrayList<>();

    LeadClaims(LeadTable table, Nodes nodes) {
        this.table = table;
        this.nodes = nodes;
    }

    /**
     * Claims leads that are being routed by a dead node, or by an earlier start of this one, at most 500 at once: call again until there are
     * none, and from time to time. Exactly the returned ids are this node's now; no other node gets them. Throws when
     * the database is away and nothing was claimed.
     */
    public synchronized List<String> claimOrphans() {
        List<LeadRow> orphans = table.listRoutedByOthers(nodes.listLiving(), AT_ONCE);
        List<String> claimed = new ArrayList<>(claimedUnanswered());
        for (LeadRow lead : orphans) {
            try {
                if (table.claim(
                                lead.id(),
                                lead.version(),
                                lead.node(),
                                nodes.self().name())
                        == 1) {
                    claimed.add(lead.id());
                }
            } catch (RuntimeException away) {
                // Whatever it is (a connection that is not to be had is no DataAccessException), what is claimed must
                // be handed out.
                unanswered.add(lead);
                if (claimed.isEmpty()) {
                    throw away;
                }
                log.warn(
                        "Only ({}) of ({}) orphaned leads were claimed; the next claim takes the others.",
                        claimed.size(),
                        orphans.size(),
                        away);
                break;
            }
        }
        return List.copyOf(claimed);
    }

    /** A claim whose answer was lost may have succeeded: nobody else would ever take that lead. */
    private List<String> claimedUnanswered() {
        List<String> claimed = unanswered.stream()
                .filter(lead -> {
                    LeadRow now = table.find(lead.id());
                    return now != null && nodes.self().name().equals(now.node()) && now.version() == lead.version();
                })
                .map(LeadRow::id)
                .toList();
        unanswered.clear();
        return claimed;
    }
}
