package io.waybill.app.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.event.AlertRaised;
import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.ExchangeStarted;
import io.waybill.app.event.LeadEvent;
import io.waybill.app.event.RetryScheduled;
import io.waybill.app.event.RulesEvaluated;
import io.waybill.app.event.SaleLost;
import io.waybill.app.event.SaleRecorded;
import io.waybill.app.facts.LeadFacts;
import io.waybill.app.home.ActiveFlow;
import io.waybill.db.journal.JournalUnavailable;
import io.waybill.rules.Evaluation;
import io.waybill.rules.RulesDoNotSettle;
import io.waybill.rules.RulesFailed;
import io.waybill.rules.decision.Classify;
import io.waybill.rules.decision.DecisionJson;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.OutcomeClass;
import io.waybill.rules.fact.RecipientStatus;
import io.waybill.rules.fact.Result;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works out the next round of a lead: asks the rules, and turns their decisions into an entry. Writes and sends nothing itself. */
@Singleton
final class Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    /** More rounds than any sensible lead takes: a rule loop ends as a parked lead. */
    private static final int LIMIT = 200;

    private final FactsAssembler facts;
    private final ExchangePreparer preparer;
    private final RoundWriter writer;
    private final Moment moment;

    Rounds(FactsAssembler facts, ExchangePreparer preparer, RoundWriter writer, Moment moment) {
        this.facts = facts;
        this.preparer = preparer;
        this.writer = writer;
        this.moment = moment;
    }

    /**
     * The next round by the rules.
     *
     * @param opening events in the history that are not on disk yet
     * @param arrived outcomes not classified yet, and not in the history
     * @throws JournalUnavailable when the database must be asked and is away
     */
    Round next(LeadHistory history, ActiveFlow flow, List<LeadEvent> opening, List<ExchangeFinished> arrived) {
        try {
            var built = decided(history, flow, arrived);
            if (history.rounds() >= LIMIT && built.ending() == null) {
                return parked(history, opening, arrived, "More than %d rounds".formatted(LIMIT));
            }
            return writer.write(history, opening, built);
        } catch (RulesDoNotSettle | RulesFailed e) {
            return parked(history, opening, arrived, e.getMessage() == null ? "The rules failed" : e.getMessage());
        } catch (JournalUnavailable away) {
            throw away;
        } catch (RuntimeException defect) {
            // What the other side has answered must get on disk all the same, and the lead to somebody who can help.
            LOG.error("Lead {} is held for review: its round could not be worked out", history.lead(), defect);
            return parked(history, opening, arrived, "The round could not be worked out");
        }
    }

    private RoundBuilder decided(LeadHistory history, ActiveFlow flow, List<ExchangeFinished> arrived) {
        var now = moment.now();
        var read = facts.facts(history, arrived, flow, now);
        var evaluation = flow.rules().evaluate(read);
        var built = builder(new LeadData(history, arrived, evaluation.score()), flow, now);
        arrived.forEach(finished -> built.add(classified(finished, evaluation)));
        built.add(evaluated(flow, evaluation, read));
        evaluation.decisions().forEach(built::take);
        if (built.idle()) {
            stop(built, "rules", "The rules asked for nothing");
        }
        return built;
    }

    /** The further attempts whose time has come. */
    List<RetryScheduled> dueRetries(LeadHistory history) {
        var now = moment.now();
        return history.retries().stream()
                .filter(retry -> !retry.due().isAfter(now))
                .sorted(Comparator.comparing(RetryScheduled::due))
                .toList();
    }

    /** A round that makes further attempts, as decided earlier. */
    Round retry(LeadHistory history, ActiveFlow flow, List<RetryScheduled> due) {
        var built = builder(LeadData.of(history), flow, moment.now());
        due.forEach(retry -> built.send(again(history.lastAttempt(retry.delivery()), retry)));
        return writer.write(history, List.of(), built);
    }

    private static Errand again(ExchangeStarted last, RetryScheduled retry) {
        return new Errand(
                ExchangeKind.valueOf(last.exchange().toUpperCase(Locale.ROOT)),
                retry.to(),
                retry.delivery(),
                retry.attempt(),
                last.price() == null ? null : LeadFacts.price(last.price()),
                Duration.ofMillis(retry.timeout()));
    }

    /** A round that holds the lead for a person, without asking the rules. */
    Round parked(LeadHistory history, List<LeadEvent> opening, List<ExchangeFinished> arrived, String reason) {
        var built = quiet(history);
        arrived.forEach(built::add);
        stop(built, "routing", reason);
        return writer.write(history, opening, built);
    }

    /** What is left of a round that the database will never take: what its exchanges came to, and a person who looks at it. */
    Round unwritable(LeadHistory history, Round refused) {
        var outcomes = refused.events().stream()
                .filter(ExchangeFinished.class::isInstance)
                .map(event -> ((ExchangeFinished) event).withoutAnswer())
                .toList();
        return parked(history, List.of(), outcomes, "A round could not be written");
    }

    /** A round that ends a lead whose source was told that it was not taken. */
    Round disowned(LeadHistory history) {
        var built = quiet(history);
        built.end(new RoundBuilder.Ending("error", Result.ERROR.word(), "The source was told to send it again"));
        return writer.write(history, List.of(), built);
    }

    /** The same outcomes again when the sale that followed from them found the lead sold already. */
    Round saleLost(LeadHistory history, Round refused) {
        var built = quiet(history);
        for (var event : refused.events()) {
            switch (event) {
                case ExchangeFinished finished -> built.add(finished);
                case RulesEvaluated evaluated -> built.add(evaluated);
                case SaleRecorded sale ->
                    built.add(new SaleLost(sale.recipient(), sale.price(), sale.reference(), sale.delivery()));
                default -> {}
            }
        }
        stop(built, "sale_lost", "Accepted by a buyer after the lead was sold");
        return writer.write(history, List.of(), built);
    }

    private RoundBuilder quiet(LeadHistory history) {
        return new RoundBuilder(history, moment.now(), Rounds::nothing, moment.ids());
    }

    private RoundBuilder builder(LeadData lead, ActiveFlow flow, Instant now) {
        return new RoundBuilder(lead.history(), now, errand -> preparer.prepare(errand, lead, flow, now), moment.ids());
    }

    private static Prepared nothing(Errand errand) {
        throw new IllegalStateException(
                "A parked lead sends nothing, yet there is an errand to (%s).".formatted(errand.to()));
    }

    private static void stop(RoundBuilder built, String kind, String reason) {
        built.add(new AlertRaised(kind, reason));
        built.park(reason);
    }

    private static ExchangeFinished classified(ExchangeFinished finished, Evaluation evaluation) {
        var outcomeClass = find(LeadHistory.key(finished.delivery(), finished.attempt()), evaluation);
        if (outcomeClass == null) {
            return finished;
        }
        boolean unknown = finished.outcome().equals(Result.UNKNOWN.word());
        return finished.classified(
                outcomeClass.word(),
                unknown ? finished.outcome() : outcomeClass.result().word());
    }

    private static @Nullable OutcomeClass find(String outcome, Evaluation evaluation) {
        for (var decision : evaluation.decisions()) {
            if (decision instanceof Classify classify && classify.outcome().equals(outcome)) {
                return classify.outcomeClass();
            }
        }
        return null;
    }

    private static RulesEvaluated evaluated(ActiveFlow flow, Evaluation evaluation, Facts read) {
        List<JsonNode> decisions = evaluation.decisions().stream()
                .<JsonNode>map(DecisionJson::write)
                .toList();
        return new RulesEvaluated(
                flow.release(), decisions, evaluation.rules(), evaluation.rows(), evaluation.score(), kept(read));
    }

    /** What cannot be rebuilt later: the moment, and which recipients could not be given a lead. */
    private static Map<String, Object> kept(Facts read) {
        var unavailable = new LinkedHashMap<String, Object>();
        for (RecipientStatus status : read.recipients()) {
            if (status.reason() != null) {
                unavailable.put(status.id(), status.reason());
            }
        }
        var kept = new LinkedHashMap<String, Object>();
        kept.put("now", read.now().instant().toString());
        kept.put("local", read.now().local().toString());
        kept.put("unavailable", unavailable);
        if (!read.duplicates().isEmpty()) {
            kept.put("duplicates", read.duplicates());
        }
        if (!read.listed().isEmpty()) {
            kept.put("listed", read.listed());
        }
        return kept;
    }
}
