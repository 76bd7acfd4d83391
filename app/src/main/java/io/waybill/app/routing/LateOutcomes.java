package io.waybill.app.routing;

import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.home.Releases;
import io.waybill.app.room.AttemptNotes;
import io.waybill.db.journal.Appending;
import io.waybill.db.journal.EntryRefused;
import jakarta.inject.Singleton;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what buyers answer after a lead has its outcome, or is held for a person: it had been given to several at once. Others may write to
 * such a lead meanwhile (a person, a buyer that gives it back, follow-ups), so each time its journal is read again.
 */
@Singleton
final class LateOutcomes {
    private static final Logger LOG = LoggerFactory.getLogger(LateOutcomes.class);
    private static final int TRIES = 20;

    private final Releases releases;
    private final LeadHistories histories;
    private final Rounds rounds;
    private final PatientJournal journal;
    private final AttemptNotes notes;

    LateOutcomes(
            Releases releases, LeadHistories histories, Rounds rounds, PatientJournal journal, AttemptNotes notes) {
        this.notes = notes;
        this.releases = releases;
        this.histories = histories;
        this.rounds = rounds;
        this.journal = journal;
    }

    /** Waits for all that is on its way. */
    void await(String lead, Outstanding out) {
        for (var arrived = out.await(); !arrived.isEmpty(); arrived = out.await()) {
            take(lead, arrived);
        }
    }

    /** Takes in what has arrived, unless it is known already. */
    void take(String lead, List<ExchangeFinished> arrived) {
        for (int i = 0; i < TRIES; i++) {
            var history = histories.find(lead);
            var fresh = history == null
                    ? List.<ExchangeFinished>of()
                    : arrived.stream()
                            .filter(finished -> isUnknown(history, finished))
                            .toList();
            if (history == null || fresh.isEmpty() || isWritten(history, fresh)) {
                return;
            }
        }
        LOG.error("What came late for lead {} could not be written: others write to it all the time", lead);
    }

    private static boolean isUnknown(LeadHistory history, ExchangeFinished finished) {
        var attempt = history.findAttempt(finished.delivery(), finished.attempt());
        return attempt != null && attempt.finished() == null;
    }

    private boolean isWritten(LeadHistory history, List<ExchangeFinished> arrived) {
        var flow = releases.find(history.received().flow(), history.lead());
        var round = flow == null
                ? rounds.noted(history, arrived)
                : journal.patiently(() -> rounds.next(history, flow, List.of(), arrived));
        try {
            boolean written = journal.append(round.entry()) == Appending.DONE;
            if (written && !history.received().test()) {
                notes.note(round.events());
            }
            return written;
        } catch (EntryRefused refused) {
            LOG.error("What came late for lead {} is kept without its text: {}", history.lead(), refused.getMessage());
            var bare = arrived.stream().map(ExchangeFinished::withoutAnswer).toList();
            return journal.append(rounds.noted(history, bare).entry()) == Appending.DONE;
        }
    }
}
