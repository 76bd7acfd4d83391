package io.waybill.db.lead;

import io.waybill.db.node.Node;
import io.waybill.db.node.Nodes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Takes over the leads of nodes that died on the way. */
@Singleton
public final class LeadClaims {
    private static final int AT_ONCE = 500;
    private final LeadTable table;
    private final Nodes nodes;

    LeadClaims(LeadTable table, Nodes nodes) {
        this.table = table;
        this.nodes = nodes;
    }

    /**
     * Claims leads that are being routed by a dead node, or by an earlier start of this one, at most 500 at once: call again until there are
     * none, and from time to time. Exactly the returned ids are this node's now; no other node gets them.
     */
    public List<String> claimOrphans() {
        Node self = nodes.self();
        List<String> claimed = new ArrayList<>();
        for (LeadRow lead : table.listRoutedByOthers(nodes.listLiving(), AT_ONCE)) {
            if (table.claim(lead.id(), lead.version(), lead.node(), self.name()) == 1) {
                claimed.add(lead.id());
            }
        }
        return List.copyOf(claimed);
    }
}
