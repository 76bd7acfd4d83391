package io.waybill.app.routing;

import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.LeadEvent;
import io.waybill.app.event.ReviewResolved;
import io.waybill.db.journal.Appending;
import io.waybill.db.journal.EntryRefused;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a lead from a round that is on disk through its exchanges to the next, until nothing more is to be sent now. Runs on the lead's own
 * virtual thread; no transaction and no connection is held while a request is out.
 */
@Singleton
final class LeadRun {
    private static final Logger LOG = LoggerFactory.getLogger(LeadRun.class);

    private final RoundsInForce inForce;
    private final Rounds rounds;
    private final PatientJournal journal;
    private final RoundEffects effects;
    private final EnhancementMemory memory;
    private final LateOutcomes late;

    LeadRun(
            RoundsInForce inForce,
            Rounds rounds,
            PatientJournal journal,
            RoundEffects effects,
            EnhancementMemory memory,
            LateOutcomes late) {
        this.late = late;
        this.inForce = inForce;
        this.rounds = rounds;
        this.journal = journal;
        this.effects = effects;
        this.memory = memory;
    }

    /** Goes on from a round that is on disk. */
    void goOn(LeadHistory history, Round round) {
        var out = new Outstanding();
        @Nullable Round written = round;
        while (written != null) {
            written.events().forEach(history::apply);
            learn(history, written);
            effects.of(history.lead(), written, answerBy(history), out);
            if (history.ended()) {
                late.await(history.lead(), out);
                return;
            }
            var arrived = out.await();
            written = arrived.isEmpty() ? null : write(history, () -> next(history, arrived));
        }
    }

    /** Goes on from outcomes that are not on disk yet, or (none) from the history as it stands. */
    void goOn(LeadHistory history, List<ExchangeFinished> arrived) {
        var written = write(history, () -> next(history, arrived));
        if (written != null) {
            goOn(history, written);
        }
    }

    /** Writes the round that follows from outcomes that are not on disk yet; null when somebody else has written to the lead meanwhile. */
    @Nullable
    Round taken(LeadHistory history, List<ExchangeFinished> arrived) {
        return write(history, () -> next(history, arrived));
    }

    /** Writes the round that is due now: a further attempt as decided earlier, or what the rules say. Null when nothing is, or another node has it. */
    @Nullable
    Round due(LeadHistory history) {
        if (history.retries().isEmpty()) {
            return write(history, () -> next(history, List.of()));
        }
        var due = rounds.dueRetries(history);
        return due.isEmpty() ? null : write(history, () -> journal.patiently(() -> inForce.retry(history, due)));
    }

    private Round next(LeadHistory history, List<ExchangeFinished> arrived) {
        return next(history, List.of(), arrived);
    }

    private Round next(LeadHistory history, List<LeadEvent> opening, List<ExchangeFinished> arrived) {
        return journal.patiently(() -> inForce.next(history, opening, arrived));
    }

    /**
     * Writes what a person has decided, and the round that follows from it by the rules; null when somebody else has written to the lead meanwhile.
     *
     * @param opening events in the history that are not on disk yet
     */
    @Nullable
    Round opened(LeadHistory history, List<LeadEvent> opening) {
        return write(history, opening, () -> next(history, opening, List.of()));
    }

    /**
     * Writes that a person wants a delivery sent once more, and what is sent; null when somebody else has written to the lead meanwhile.
     *
     * @param opening events in the history that are not on disk yet, the first of which says which delivery
     */
    @Nullable
    Round reposted(LeadHistory history, List<LeadEvent> opening) {
        var delivery = opening.getFirst() instanceof ReviewResolved resolved ? resolved.delivery() : null;
        return delivery == null
                ? opened(history, opening)
                : write(history, opening, () -> journal.patiently(() -> inForce.reposted(history, opening, delivery)));
    }

    private @Nullable Round write(LeadHistory history, Supplier<Round> work) {
        return write(history, List.of(), work);
    }

    /**
     * Writes a round; null when somebody else has written to the lead meanwhile.
     *
     * @param opening events in the history that are not on disk yet
     * @param work works the round out; again where the room that it counted on was gone
     */
    @Nullable
    Round write(LeadHistory history, List<LeadEvent> opening, Supplier<Round> work) {
        var round = work.get();
        try {
            var appended = journal.append(round.entry());
            while (appended == Appending.FULL) {
                round = work.get();
                appended = journal.append(round.entry());
            }
            return written(history, opening, round, appended);
        } catch (EntryRefused refused) {
            LOG.error("Lead {} is held for review: {}", history.lead(), refused.getMessage());
            var held = rounds.unwritable(history, opening, round);
            return written(history, opening, held, journal.append(held.entry()));
        }
    }

    private @Nullable Round written(LeadHistory history, List<LeadEvent> opening, Round round, Appending appended) {
        return switch (appended) {
            case DONE -> round;
            case SLOT_TAKEN -> {
                var lost = rounds.saleLost(history, opening, round);
                yield written(history, opening, lost, journal.append(lost.entry()));
            }
            case SEEN_MEANWHILE, FULL ->
                throw new IllegalStateException("An entry of lead (%s) that asks for nothing was answered (%s)."
                        .formatted(history.lead(), appended));
            case SUPERSEDED, KEY_TAKEN -> {
                LOG.info(
                        "Lead {} goes on elsewhere; this node's next event ({}) is not written",
                        history.lead(),
                        history.nextSeq());
                effects.elsewhere(history.lead());
                yield null;
            }
        };
    }

    private void learn(LeadHistory history, Round written) {
        var flow = inForce.find(history);
        if (flow != null && !history.received().test()) {
            memory.learn(history, written, flow);
        }
    }

    private Instant answerBy(LeadHistory history) {
        var flow = inForce.find(history);
        var patience = flow == null ? Duration.ZERO : flow.rules().flow().answerWithin();
        return history.received().received().plus(patience);
    }
}
