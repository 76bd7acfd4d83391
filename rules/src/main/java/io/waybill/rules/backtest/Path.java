package io.waybill.rules.backtest;

import io.waybill.rules.Evaluation;
import io.waybill.rules.backtest.Recorded.Party;
import io.waybill.rules.decision.Classify;
import io.waybill.rules.fact.Appended;
import io.waybill.rules.fact.Bid;
import io.waybill.rules.fact.Course;
import io.waybill.rules.fact.Course.Progress;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Now;
import io.waybill.rules.fact.Outcome;
import io.waybill.rules.fact.RecipientStates;
import io.waybill.rules.fact.RecipientStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has happened to a lead on one way through the rules. For one thread. */
final class Path {
    private final Recorded lead;
    private final Calls calls;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Appended> appended = new ArrayList<>();
    private final List<Bid> bids = new ArrayList<>();
    private final Trace trace;
    private final Stand stand;
    private Instant now;

    Path(Recorded lead) {
        this.lead = lead;
        this.calls = new Calls(lead);
        this.bids.addAll(lead.bids());
        this.trace = new Trace();
        this.stand = new Stand();
        this.now = lead.received();
    }

    private Path(Path other) {
        this.lead = other.lead;
        this.calls = other.calls.copy();
        this.outcomes.addAll(other.outcomes);
        this.appended.addAll(other.appended);
        this.bids.addAll(other.bids);
        this.trace = other.trace.copy();
        this.stand = other.stand.copy();
        this.now = other.now;
    }

    /** The same so far, to go on another way. */
    Path copy() {
        return new Path(this);
    }

    Recorded lead() {
        return lead;
    }

    Calls calls() {
        return calls;
    }

    Trace trace() {
        return trace;
    }

    Stand stand() {
        return stand;
    }

    Instant now() {
        return now;
    }

    void now(Instant moment) {
        now = moment.isAfter(now) ? moment : now;
    }

    Facts facts(List<RecipientStatus> recipients) {
        return new Facts(
                lead.lead(),
                lead.source(),
                new Now(now, now.atZone(lead.zone()), lead.received()),
                appended,
                bids,
                outcomes,
                calls.deliveries(),
                stand.sales(),
                RecipientStates.of(recipients),
                lead.duplicates(),
                lead.listed(),
                course());
    }

    private Course course() {
        return new Course(stand.progress(), trace.micros(), stand.settled(), lead.released(), null);
    }

    /** Takes in what the rules made of the outcomes of this round. */
    void classify(Evaluation evaluation) {
        evaluation.decisions().forEach(decision -> {
            if (decision instanceof Classify named) {
                outcomes.replaceAll(outcome ->
                        outcome.outcomeClass() == null && outcome.id().equals(named.outcome())
                                ? outcome.classified(named.outcomeClass())
                                : outcome);
            }
        });
    }

    /** Takes in the answers that come next. */
    void await() {
        List<Attempt> arrived = calls.arriving();
        calls.arrived(arrived);
        arrived.forEach(attempt -> hear(attempt, attempt.reply()));
    }

    private void hear(Attempt attempt, @Nullable Reply reply) {
        if (reply == null) {
            throw new IllegalStateException("The answer of (%s) is not known yet.".formatted(attempt.party()));
        }
        now(attempt.arrives());
        trace.spend(reply.micros());
        Party party = attempt.party();
        Outcome was = reply.outcome();
        outcomes.add(new Outcome(
                party.kind(),
                attempt.delivery(),
                attempt.number(),
                party.id(),
                was.result(),
                null,
                was.answer(),
                was.sent()));
        if (party.kind() == ExchangeKind.ENHANCEMENT && reply.append() != null) {
            appended.add(new Appended(party.id(), reply.append()));
        }
        Long cents = was.answer().cents();
        if (party.kind() == ExchangeKind.PING && cents != null) {
            Instant end = reply.holds() == null ? null : now.plus(reply.holds());
            bids.add(new Bid(party.id(), cents, end, attempt.delivery()));
        }
    }

    /** The last attempt of a delivery. */
    Outcome getLast(String delivery) {
        return outcomes.stream()
                .filter(outcome -> outcome.delivery().equals(delivery))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /** Whether nobody can write to it any more. */
    boolean isOver() {
        return stand.progress() == Progress.CLOSED
                || (stand.progress() == Progress.HELD && calls.arriving().isEmpty());
    }

    /** What its deliveries take of caps. */
    List<Taking> takings() {
        return calls.all().stream()
                .filter(one -> one.party().kind() == ExchangeKind.POST)
                .map(this::taking)
                .toList();
    }

    private Taking taking(Given one) {
        Set<String> lost = stand.settled();
        boolean kept = outcomes.stream()
                .filter(outcome -> outcome.delivery().equals(one.id()))
                .anyMatch(outcome -> outcome.isUnknown() || outcome.isAccepted());
        return new Taking(one.party().id(), one.began(), stand.cents(one), kept && !lost.contains(one.id()));
    }
}
