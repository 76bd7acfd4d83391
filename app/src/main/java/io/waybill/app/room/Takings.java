package io.waybill.app.room;

import io.waybill.app.event.Dollars;
import io.waybill.app.event.ExchangeStarted;
import io.waybill.app.home.ActiveFlow;
import io.waybill.app.limit.CounterNames;
import io.waybill.app.limit.Limit;
import io.waybill.db.hold.Counters;
import io.waybill.db.hold.Hold;
import io.waybill.db.ledger.Deposits;
import io.waybill.mappings.Recipient;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a delivery takes of every limit that it falls under. Safe for use by many threads. */
@Singleton
public final class Takings {
    private static final Pattern AMOUNT = Pattern.compile("[0-9]+(\\.[0-9]+)?");
    private final Deposits deposits;
    private final Probes probes;
    private final Counters counters;

    Takings(Deposits deposits, Probes probes, Counters counters) {
        this.deposits = deposits;
        this.counters = counters;
        this.probes = probes;
    }

    /** What it takes with its first attempt, each with its limit; amounts may be 0 where the price is not known yet. */
    public List<Hold> of(ExchangeStarted post, Claimant claimant, Instant now) {
        var flow = claimant.flow();
        var holds = new ArrayList<Hold>();
        var limits = flow.limits();
        long cents = cents(post.price());
        var all = new ArrayList<>(limits.ofRecipient(post.to(), claimant.lead(), claimant.source()));
        Recipient recipient = flow.mappings().recipients().get(post.to());
        // Caps of sources and flows are about what is sold: who only gets a copy does not matter to them.
        if (recipient != null && recipient.buys()) {
            all.addAll(limits.ofLead(claimant.lead(), claimant.source()));
        }
        all.forEach(limit -> holds.add(hold(limit, cents, now)));
        if (recipient != null && recipient.terms().prepaid()) {
            holds.add(new Hold(CounterNames.prepaid(post.to()), Instant.EPOCH, cents, deposits.total(post.to())));
        }
        if (limits.roundRobin()) {
            holds.add(turn(flow, post.to()));
        }
        holds.addAll(probe(post, now));
        return holds;
    }

    /**
     * Sets the recipient's clock of turns ahead of all others: who was away for a while, or is new, then gets its one turn and not all that it has
     * missed.
     */
    private Hold turn(ActiveFlow flow, String recipient) {
        long latest = flow.mappings().recipients().keySet().stream()
                .mapToLong(id -> served(flow, id))
                .max()
                .orElse(0);
        long ahead = latest + 1 - served(flow, recipient);
        return new Hold(CounterNames.served(flow.id(), recipient), Instant.EPOCH, ahead, null);
    }

    private long served(ActiveFlow flow, String recipient) {
        return counters.used(CounterNames.served(flow.id(), recipient), Instant.EPOCH);
    }

    /** The one place to try a recipient whose breaker is open; none where it is not. */
    public List<Hold> probe(ExchangeStarted request, Instant now) {
        return probes.of(request.to(), now);
    }

    private static Hold hold(Limit limit, long cents, Instant now) {
        return new Hold(
                limit.counter(),
                limit.since(now),
                limit.ofLeads() ? 1 : cents,
                limit.cap().amount());
    }

    /** What is only known from the answer is counted when that has come. */
    private static long cents(@Nullable String price) {
        return price != null && AMOUNT.matcher(price).matches() ? Dollars.cents(price) : 0;
    }
}
