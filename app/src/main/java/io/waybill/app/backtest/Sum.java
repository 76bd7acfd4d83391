package io.waybill.app.backtest;

import io.waybill.rules.backtest.Fate;
import io.waybill.rules.backtest.Fate.Sold;
import io.waybill.rules.backtest.Replayed;
import io.waybill.rules.backtest.Tally;
import java.util.Comparator;
import java.util.List;

/** What a backtest has found so far. For one thread at a time. */
final class Sum {
    private final Tally tally = new Tally();
    private final Changes changes;
    private long leftOut;
    private long comparable;
    private long same;
    private long unsettled;

    Sum(Changes changes) {
        this.changes = changes;
    }

    /** Takes in one lead. */
    void add(StoredLead lead, Replayed active, Replayed draft) {
        if (tally.add(active, draft, lead.received().source(), lead.findState())) {
            changes.add(lead.id(), active, draft);
        }
        Fate fate = lead.fate();
        if (fate == null) {
            unsettled++;
        } else {
            comparable++;
            same += isSame(fate, active.likeliest().fate()) ? 1 : 0;
        }
    }

    private static boolean isSame(Fate recorded, Fate replayed) {
        return recorded.state().equals(replayed.state()) && inOrder(recorded).equals(inOrder(replayed));
    }

    private static List<Sold> inOrder(Fate fate) {
        return fate.sales().stream()
                .sorted(Comparator.comparing(Sold::recipient).thenComparingLong(Sold::cents))
                .toList();
    }

    /** Takes note of leads of which nothing can be said. */
    void leftOut(long leads) {
        leftOut += leads;
    }

    Tally tally() {
        return tally;
    }

    Changes changes() {
        return changes;
    }

    long leftOut() {
        return leftOut;
    }

    /** Leads that are at their end by their journals. */
    long comparable() {
        return comparable;
    }

    /** How many of them come to the same under the active rules. */
    long same() {
        return same;
    }

    /** Whether every lead so far came to the same under the active rules as on record. */
    boolean isTrueToRecord() {
        return same == comparable && comparable > 0;
    }

    /** Leads that are under way, or that people have opened again. */
    long unsettled() {
        return unsettled;
    }
}
