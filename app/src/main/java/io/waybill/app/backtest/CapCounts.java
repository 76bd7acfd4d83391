package io.waybill.app.backtest;

import io.waybill.app.home.ActiveFlow;
import io.waybill.app.limit.Limit;
import io.waybill.app.limit.Owner;
import io.waybill.db.past.PastAnswers;
import io.waybill.rules.backtest.Ending;
import io.waybill.rules.backtest.Recorded;
import io.waybill.rules.backtest.Replayed;
import io.waybill.rules.backtest.Taking;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What leads of a replay have taken of a release's caps so far, as expected values. Leads must come in the order of time. For one thread at a time.
 */
final class CapCounts {
    /** A lead that is sold with some likelihood takes that much of a place. */
    private static final double WHOLE = 1_000_000;

    private final ActiveFlow flow;
    private final PastAnswers past;
    private final Instant from;
    private final Map<Place, Long> used = new HashMap<>();
    private final Map<String, Long> dearest = new HashMap<>();
    private final Map<String, Long> served = new HashMap<>();
    private long turns;

    /** @param from when the replay begins: what was sold before counts too */
    CapCounts(ActiveFlow flow, PastAnswers past, Instant from) {
        this.flow = flow;
        this.past = past;
        this.from = from;
    }

    private record Place(String counter, Instant since) {}

    /** How much more may go, in leads or cents. */
    long left(Limit limit, Instant now) {
        Instant since = limit.since(now);
        long taken = used.computeIfAbsent(new Place(limit.counter(), since), _ -> before(limit, since));
        return limit.cap().amount() - (long) Math.ceil(taken / WHOLE);
    }

    private long before(Limit limit, Instant since) {
        // Who had those leads is known, what was in them is not looked up: caps with conditions begin empty.
        if (!since.isBefore(from) || !limit.checks().isEmpty()) {
            return 0;
        }
        var sold = past.sold(
                since,
                from,
                limit.owner() == Owner.RECIPIENT ? limit.id() : null,
                limit.owner() == Owner.SOURCE ? limit.id() : null,
                limit.owner() == Owner.FLOW ? limit.id() : null);
        return Math.round((limit.ofLeads() ? sold.leads() : sold.cents()) * WHOLE);
    }

    /** The highest price for which the recipient had a lead so far, in cents. */
    long dearest(String recipient) {
        return dearest.getOrDefault(recipient, 0L);
    }

    /** When the recipient last had its turn: the higher the later, 0 for never. */
    long served(String recipient) {
        return served.getOrDefault(recipient, 0L);
    }

    /** Takes in what became of a lead. */
    void take(Recorded lead, Replayed replayed) {
        for (Ending ending : replayed.endings()) {
            Set<String> ofLead = new HashSet<>();
            for (Taking taking : ending.takings()) {
                take(lead, taking, ending.weight(), ofLead);
            }
        }
        replayed.likeliest().takings().forEach(taking -> served.put(taking.recipient(), ++turns));
    }

    private void take(Recorded lead, Taking taking, double weight, Set<String> ofLead) {
        dearest.merge(taking.recipient(), taking.cents(), Math::max);
        if (!taking.kept()) {
            return;
        }
        String source = lead.source().id();
        List<Limit> limits = new ArrayList<>(flow.limits().ofRecipient(taking.recipient(), lead.lead(), source));
        var recipient = flow.mappings().recipients().get(taking.recipient());
        if (recipient != null && recipient.kind().equals("buyer")) {
            limits.addAll(flow.limits().ofLead(lead.lead(), source));
        }
        for (Limit limit : limits) {
            boolean again = limit.owner() != Owner.RECIPIENT && limit.ofLeads() && !ofLead.add(limit.counter());
            if (!again) {
                left(limit, taking.at());
                long amount = Math.round((limit.ofLeads() ? 1 : taking.cents()) * weight * WHOLE);
                used.merge(new Place(limit.counter(), limit.since(taking.at())), amount, Long::sum);
            }
        }
    }
}
