package io.waybill.app.room;

import io.waybill.app.home.ActiveFlow;
import io.waybill.app.limit.CounterNames;
import io.waybill.app.limit.Limit;
import io.waybill.db.hold.Counters;
import io.waybill.db.ledger.Deposits;
import io.waybill.mappings.Recipient;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What caps and deposits leave, as far as this node knows: the entry that takes it decides. Safe for use by many threads. */
@Singleton
public final class Allowance {
    private final Counters counters;
    private final Deposits deposits;
    private final Refusals refusals;

    Allowance(Counters counters, Deposits deposits, Refusals refusals) {
        this.counters = counters;
        this.deposits = deposits;
        this.refusals = refusals;
    }

    /** What the lead's source and flow leave it, whoever is to get it. */
    Left ofLead(Claimant claimant, Instant now) {
        return of(claimant.flow().limits().ofLead(claimant.lead(), claimant.source()), claimant, now);
    }

    /** What the recipient's own caps and deposits leave. */
    Left ofRecipient(Recipient recipient, Claimant claimant, Instant now) {
        var limits = claimant.flow().limits().ofRecipient(recipient.id(), claimant.lead(), claimant.source());
        var left = of(limits, claimant, now);
        return recipient.terms().prepaid() ? left.and(prepaid(recipient.id(), claimant)) : left;
    }

    /** Whether the recipient has a cap or pays in advance. */
    boolean isLimited(Recipient recipient, ActiveFlow flow) {
        return recipient.terms().prepaid() || flow.limits().recipients().containsKey(recipient.id());
    }

    /** What a recipient's deposits leave, in cents; below 0 when prices turned out higher than thought. */
    public long balance(String recipient) {
        return deposits.total(recipient) - counters.used(CounterNames.prepaid(recipient), Instant.EPOCH);
    }

    /** What is used of a cap in the period that the moment lies in. */
    public long used(Limit limit, Instant now) {
        return counters.used(limit.counter(), limit.since(now));
    }

    private Left of(List<Limit> limits, Claimant claimant, Instant now) {
        var left = Left.ANYTHING;
        for (Limit limit : limits) {
            // A lead that has its place already needs no other, however full it is; but in a new period it does.
            boolean placed = CounterNames.isOfLead(limit.counter())
                    && claimant.has(limit.counter())
                    && !refusals.has(claimant.lead().id(), limit.counter());
            if (!placed) {
                left = left.and(of(limit, claimant, now));
            }
        }
        return left;
    }

    private Left of(Limit limit, Claimant claimant, Instant now) {
        long own = claimant.own(limit.counter(), limit.since(now));
        long more = Math.max(0, limit.cap().amount() - used(limit, now) + own);
        var reason = full(more, limit.counter(), claimant) ? limit.reached() : null;
        return limit.ofLeads() ? Left.ofLeads(more, reason) : Left.ofCents(more, reason);
    }

    private Left prepaid(String recipient, Claimant claimant) {
        var counter = CounterNames.prepaid(recipient);
        long more = Math.max(0, balance(recipient) + claimant.own(counter, Instant.EPOCH));
        @Nullable String reason = full(more, counter, claimant) ? "prepaid balance is used up" : null;
        return Left.ofCents(more, reason);
    }

    private boolean full(long more, String counter, Claimant claimant) {
        return more <= 0 || refusals.has(claimant.lead().id(), counter);
    }
}
