package io.waybill.app.routing;

import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.ExchangeStarted;
import io.waybill.app.event.LeadEvent;
import io.waybill.app.event.RetryScheduled;
import io.waybill.app.facts.LeadFacts;
import io.waybill.app.home.ActiveFlow;
import io.waybill.db.journal.JournalUnavailable;
import io.waybill.rules.RulesDoNotSettle;
import io.waybill.rules.RulesFailed;
import io.waybill.rules.fact.ExchangeKind;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works out the next round of a lead: asks the rules, and turns their decisions into an entry. Writes and sends nothing itself. */
@Singleton
final class Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    /** More rounds than any sensible lead takes: a rule loop ends as a parked lead. */
    private static final int LIMIT = 200;

    private final Judgement judgement;
    private final ExchangePreparer preparer;
    private final RoundWriter writer;
    private final Moment moment;

    Rounds(Judgement judgement, ExchangePreparer preparer, RoundWriter writer, Moment moment) {
        this.judgement = judgement;
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
            return writer.write(opening, built);
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

    private RoundDraft decided(LeadHistory history, ActiveFlow flow, List<ExchangeFinished> undated) {
        var now = moment.now();
        var arrived = LeadBids.dated(undated, now);
        var evaluated = judgement.evaluate(history, arrived, flow, now);
        var evaluation = evaluated.evaluation();
        var built = builder(new LeadData(history, arrived, evaluation.score()), flow, now);
        arrived.forEach(finished -> built.draft().add(evaluated.classified(finished)));
        built.draft().add(evaluated.event());
        evaluation.decisions().forEach(built::take);
        if (built.draft().idle()) {
            built.stop("rules", "The rules asked for nothing");
        }
        return built.draft();
    }

    /** The further attempts whose time has come. */
    List<RetryScheduled> dueRetries(LeadHistory history) {
        var now = moment.now();
        return history.retries().stream()
                .filter(retry -> !retry.due().isAfter(now))
                .sorted(Comparator.comparing(RetryScheduled::due))
                .toList();
    }

    /** A round that makes further attempts, as decided earlier; but none at a recipient that has become unavailable meanwhile. */
    Round retry(LeadHistory history, ActiveFlow flow, List<RetryScheduled> due) {
        var now = moment.now();
        var built = builder(LeadData.of(history), flow, now);
        var recipients = judgement.facts(history, List.of(), flow, now).recipients();
        due.forEach(retry -> {
            var last = history.lastAttempt(retry.delivery());
            var errand = again(last, retry);
            var status = recipients.find(errand.to());
            if (status == null || status.available()) {
                built.send(errand);
            } else {
                built.withhold(errand, String.valueOf(status.reason()), last.idempotent());
            }
        });
        return writer.write(List.of(), built.draft());
    }

    private static Errand again(ExchangeStarted last, RetryScheduled retry) {
        return new Errand(
                        ExchangeKind.valueOf(last.exchange().toUpperCase(Locale.ROOT)),
                        retry.to(),
                        retry.delivery(),
                        retry.attempt(),
                        last.price() == null ? null : LeadFacts.price(last.price()),
                        Duration.ofMillis(retry.timeout()))
                .standingIn(last.standIn());
    }

    /** A round that holds the lead for a person, without asking the rules. */
    Round parked(LeadHistory history, List<LeadEvent> opening, List<ExchangeFinished> arrived, String reason) {
        return quiet(history).parked(opening, arrived, reason);
    }

    /** A round that only keeps what came, of a lead that has ended. */
    Round noted(LeadHistory history, List<ExchangeFinished> arrived) {
        return quiet(history).noted(arrived);
    }

    /**
     * A round that sends a delivery once more, under its key, because a person wants it.
     *
     * @param opening events in the history that are not on disk yet
     */
    Round reposted(LeadHistory history, ActiveFlow flow, List<LeadEvent> opening, String delivery) {
        var now = moment.now();
        var last = history.lastAttempt(delivery);
        var built = builder(LeadData.of(history), flow, now);
        built.send(again(last, new RetryScheduled(delivery, last.to(), last.attempt() + 1, now, last.timeout())));
        return writer.write(opening, built.draft());
    }

    /** A round that ends the lead because a person gives it up. */
    Round givenUp(LeadHistory history, List<LeadEvent> opening, String reason) {
        return quiet(history).givenUp(opening, reason);
    }

    /** What is left of a round that the database will never take: what its exchanges came to, and a person who looks at it. */
    Round unwritable(LeadHistory history, List<LeadEvent> opening, Round refused) {
        return quiet(history).unwritable(opening, refused);
    }

    /** A round that ends a lead whose source was told that it was not taken. */
    Round disowned(LeadHistory history) {
        return quiet(history).disowned();
    }

    /** The same outcomes again when the sale that followed from them found the lead sold already. */
    Round saleLost(LeadHistory history, List<LeadEvent> opening, Round refused) {
        return quiet(history).saleLost(opening, refused);
    }

    private QuietRound quiet(LeadHistory history) {
        return new QuietRound(new RoundDraft(history, moment.now()), writer, moment.ids());
    }

    private RoundBuilder builder(LeadData lead, ActiveFlow flow, Instant now) {
        return new RoundBuilder(
                new RoundDraft(lead.history(), now), errand -> preparer.prepare(errand, lead, flow, now), moment.ids());
    }
}
