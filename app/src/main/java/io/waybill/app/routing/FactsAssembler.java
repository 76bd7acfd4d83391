package io.waybill.app.routing;

import io.waybill.app.event.Dollars;
import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.ExchangeStarted;
import io.waybill.app.event.ExchangeStarted.Held;
import io.waybill.app.facts.LeadFacts;
import io.waybill.app.home.ActiveFlow;
import io.waybill.app.lists.Asked;
import io.waybill.app.lists.Memberships;
import io.waybill.app.room.Claimant;
import io.waybill.app.room.RecipientStatuses;
import io.waybill.app.routing.Attempts.Attempt;
import io.waybill.rules.fact.Appended;
import io.waybill.rules.fact.Course;
import io.waybill.rules.fact.Delivery;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Lead;
import io.waybill.rules.fact.Outcome;
import io.waybill.rules.fact.Price;
import io.waybill.rules.fact.RecipientStates;
import io.waybill.rules.fact.Sale;
import io.waybill.rules.fact.Source;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the facts of one round from what has happened to the lead and the state of the recipients. Safe for use by many threads. */
@Singleton
final class FactsAssembler {
    private final RecipientStatuses statuses;
    private final Memberships memberships;

    FactsAssembler(RecipientStatuses statuses, Memberships memberships) {
        this.statuses = statuses;
        this.memberships = memberships;
    }

    /** @param arrived outcomes of attempts that the rules have not classified yet */
    Facts facts(LeadHistory history, List<ExchangeFinished> arrived, ActiveFlow flow, Instant now) {
        var lead = history.fact();
        var listed = memberships.listed(
                new Asked(flow, history.fields(), lead, history.received().source(), appended(history, arrived)));
        return facts(history, arrived, now)
                .withRecipients(statuses.of(claimant(history, flow, lead), listed, now))
                .knowing(history.received().listDuplicates(), listed);
    }

    /** What follows from the lead's own events: no recipients, and nobody on any list. */
    static Facts facts(LeadHistory history, List<ExchangeFinished> arrived, Instant now) {
        var received = history.received();
        var lead = history.fact();
        return new Facts(
                lead,
                source(history),
                LeadFacts.now(lead, now, received.received()),
                appended(history, arrived),
                new LeadBids(history, arrived).facts(),
                outcomes(history, arrived),
                deliveries(history, arrived),
                history.sales().standing().stream()
                        .map(sale -> new Sale(sale.recipient(), sale.delivery(), Dollars.cents(sale.price())))
                        .toList(),
                RecipientStates.of(List.of()),
                received.listDuplicates(),
                List.of(),
                course(history, arrived));
    }

    private static Course course(LeadHistory history, List<ExchangeFinished> arrived) {
        return new Course(
                history.end().progress(),
                micros(history, arrived),
                history.sales().settled(),
                history.end().released(),
                history.end().reopened());
    }

    private static long micros(LeadHistory history, List<ExchangeFinished> arrived) {
        return arrived.stream()
                .map(LeadHistory::cost)
                .reduce(history.callCost(), BigDecimal::add)
                .movePointRight(6)
                .longValue();
    }

    private static Claimant claimant(LeadHistory history, ActiveFlow flow, Lead lead) {
        var received = history.received();
        var held = LeadHolds.of(history).held().entrySet().stream()
                .map(each -> new Held(each.getKey().counter(), each.getKey().since(), each.getValue()))
                .toList();
        return new Claimant(flow, lead, received.source(), received.test(), history.asking(), held);
    }

    private static List<Appended> appended(LeadHistory history, List<ExchangeFinished> arrived) {
        return finished(history, arrived).stream()
                .filter(finished ->
                        finished.exchange().equals(ExchangeKind.ENHANCEMENT.word()) && finished.append() != null)
                .map(finished -> new Appended(finished.to(), finished.append()))
                .toList();
    }

    private static Source source(LeadHistory history) {
        var ping = history.received().ping();
        return new Source(
                history.received().source(),
                history.asking(),
                ping == null || ping.price() == null ? null : Dollars.cents(ping.price()),
                ping == null ? null : ping.refused());
    }

    private static List<ExchangeFinished> finished(LeadHistory history, List<ExchangeFinished> arrived) {
        var all = new ArrayList<ExchangeFinished>();
        for (var attempt : history.attempts()) {
            if (attempt.finished() != null) {
                all.add(attempt.finished());
            }
        }
        all.addAll(arrived);
        return all;
    }

    /** In the order in which they came. */
    private static List<Outcome> outcomes(LeadHistory history, List<ExchangeFinished> arrived) {
        var outcomes = new ArrayList<Outcome>();
        for (var attempt : history.attempts()) {
            if (attempt.finished() != null) {
                outcomes.add(LeadFacts.outcome(attempt.started(), attempt.finished()));
            }
        }
        for (var finished : arrived) {
            var attempt = history.findAttempt(finished.delivery(), finished.attempt());
            if (attempt != null && attempt.finished() == null) {
                outcomes.add(LeadFacts.outcome(attempt.started(), finished));
            }
        }
        return outcomes;
    }

    private static @Nullable ExchangeFinished arrivedFor(ExchangeStarted started, List<ExchangeFinished> arrived) {
        return arrived.stream()
                .filter(one -> one.delivery().equals(started.delivery()) && one.attempt() == started.attempt())
                .findFirst()
                .orElse(null);
    }

    private static List<Delivery> deliveries(LeadHistory history, List<ExchangeFinished> arrived) {
        var byId = new LinkedHashMap<String, Delivery>();
        for (Attempt attempt : history.attempts()) {
            var started = attempt.started();
            if (!started.exchange().equals(ExchangeKind.PING.word())) {
                boolean underWay = attempt.finished() == null && arrivedFor(started, arrived) == null;
                boolean open = underWay
                        || history.retries().stream()
                                .anyMatch(retry -> retry.delivery().equals(started.delivery()));
                byId.put(
                        started.delivery(),
                        new Delivery(
                                started.delivery(),
                                started.to(),
                                agreed(history, started),
                                open,
                                underWay,
                                StandIns.line(history, started)));
            }
        }
        return List.copyOf(byId.values());
    }

    /** Enhancements stand among the deliveries, so that the rules see which are to be asked again; nobody pays for them. */
    private static Price agreed(LeadHistory history, ExchangeStarted started) {
        return started.price() == null || history.end().isPriceNamed(started.delivery())
                ? new Price.FromResponse()
                : LeadFacts.price(started.price());
    }
}
