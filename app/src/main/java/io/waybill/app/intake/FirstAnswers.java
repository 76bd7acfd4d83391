package io.waybill.app.intake;

import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.app.leads.LeadReport;
import io.waybill.app.leads.LeadReports;
import io.waybill.app.routing.SourceAnswer;
import io.waybill.db.submission.SubmissionKeys;
import io.waybill.db.submission.SubmissionKeys.Kept;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the first submission under a key was told, from the lead's journal. Every call waits for the database. */
@Singleton
final class FirstAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(FirstAnswers.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final String PENDING = "pending";

    private final SubmissionKeys keys;
    private final LeadReports leads;

    FirstAnswers(SubmissionKeys keys, LeadReports leads) {
        this.keys = keys;
        this.leads = leads;
    }

    /** The answer to the first submission, as soon as there is one or the patience ends; null when this is the first. */
    @Nullable
    Checked<Intake.Taken> find(OnceKey key, Duration patience) {
        Kept kept = kept(key);
        if (kept == null) {
            return null;
        }
        if (!kept.body().equals(key.body())) {
            return Checked.refused(OnceKey.OTHER_BODY);
        }
        SourceAnswer answer = kept.pending() ? pending(kept.lead()) : await(kept.lead(), patience);
        return Checked.passed(new Intake.Taken(answer, new StatusToken(kept.token())));
    }

    /** The same for a key that is known to be taken. */
    Checked<Intake.Taken> get(OnceKey key, Duration patience) {
        Checked<Intake.Taken> found = find(key, patience);
        if (found == null) {
            throw new IllegalStateException("A key of a submission that was taken is gone.");
        }
        return found;
    }

    private @Nullable Kept kept(OnceKey key) {
        return keys.find(key.hash());
    }

    /** The lead's outcome as it stands, once it has one; it may be on its way on another node, or wait for one that died to come back. */
    private SourceAnswer await(String lead, Duration patience) {
        // Not the injected clock: a wait must not end, or never end, because somebody set the time of day.
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            LeadReport report = leads.find(lead);
            SourceAnswer answer = report == null ? pending(lead) : report.answer();
            if (!answer.outcome().equals(PENDING) || System.nanoTime() - end >= 0) {
                return answer;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** Keeps that the source is told pending, which the journal does not say; what is told at once was kept with the lead. */
    Checked<Intake.Taken> remember(OnceKey key, Checked<Intake.Taken> taken, Duration patience) {
        if (taken instanceof Checked.Passed<Intake.Taken>(Intake.Taken told)
                && told.answer().outcome().equals(PENDING)
                && !patience.isZero()) {
            try {
                keys.answeredPending(key.hash());
            } catch (DataAccessException away) {
                LOG.warn(
                        "A repeat of the submission of lead {} may be told more than the first: {}",
                        told.answer().lead(),
                        away.getMessage());
            }
        }
        return taken;
    }

    private static SourceAnswer pending(String lead) {
        return new SourceAnswer(lead, PENDING, null, BigDecimal.ZERO);
    }
}
