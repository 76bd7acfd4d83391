package io.waybill.app.batch;

import io.waybill.app.home.Releases;
import io.waybill.app.room.Permits;
import io.waybill.db.batch.Batch;
import io.waybill.db.batch.BatchLine;
import io.waybill.db.batch.Gathering;
import io.waybill.db.batch.Lane;
import io.waybill.db.batch.OpenBatch;
import io.waybill.db.recipient.Recipients;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/** What the mappings and the operators say of a lane, now. Safe for use by many threads. */
@Singleton
final class BatchTurn {
    private final BatchLine line;
    private final Releases releases;
    private final Recipients recipients;
    private final Permits permits;

    BatchTurn(BatchLine line, Releases releases, Recipients recipients, Permits permits) {
        this.line = line;
        this.releases = releases;
        this.recipients = recipients;
        this.permits = permits;
    }

    /** Makes batches of what is in line, and takes leads out of line whose recipient takes them one by one now. */
    void gather(Instant now) {
        var lanes = new LinkedHashSet<>(line.listLanes(now));
        // A recipient's file may have changed since they were opened: nobody need come for them to go, or to be
        // dissolved.
        line.listOpen().stream()
                .filter(open -> isToGo(open, now))
                .map(OpenBatch::lane)
                .forEach(lanes::add);
        lanes.forEach(lane -> gather(lane, now));
    }

    private boolean isToGo(OpenBatch open, Instant now) {
        var how = findTerms(open.lane());
        return how == null || open.isReady(how, now);
    }

    private void gather(Lane lane, Instant now) {
        var how = findTerms(lane);
        if (how != null) {
            line.gather(lane, how, now);
        } else if (inForce(lane)) {
            line.dissolve(lane);
        }
    }

    private @Nullable Gathering findTerms(Lane lane) {
        var party = BatchParty.find(releases, lane);
        return party == null
                ? null
                : new Gathering(
                        party.batching().size(),
                        party.batching().every(),
                        party.recipient().idempotent(),
                        isPaused(lane));
    }

    /** To whom the batch may be sent now; null while it has to wait. */
    @Nullable
    BatchParty findParty(Batch batch) {
        var lane = batch.lane();
        return isPaused(lane) || isRateUsedUp(lane) ? null : BatchParty.find(releases, lane);
    }

    /** Test leads do not go to the recipient itself, whose limits are not theirs. */
    private boolean isRateUsedUp(Lane lane) {
        return !lane.test() && permits.isUsedUp(lane.recipient());
    }

    /** Whether the batch has nobody to go to any more. A flow whose files are broken will be back. */
    boolean isStranded(Batch batch) {
        return inForce(batch.lane()) && BatchParty.find(releases, batch.lane()) == null;
    }

    private boolean inForce(Lane lane) {
        return releases.find(lane.flow()) != null;
    }

    private boolean isPaused(Lane lane) {
        return recipients.listPaused().containsKey(lane.recipient());
    }
}
