package io.waybill.app.batch;

import io.waybill.app.home.Releases;
import io.waybill.db.batch.Batch;
import io.waybill.db.batch.BatchLine;
import io.waybill.db.batch.Gathering;
import io.waybill.db.batch.Lane;
import io.waybill.db.recipient.Recipients;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the mappings and the operators say of a lane, now. Safe for use by many threads. */
@Singleton
final class BatchTurn {
    private final BatchLine line;
    private final Releases releases;
    private final Recipients recipients;

    BatchTurn(BatchLine line, Releases releases, Recipients recipients) {
        this.line = line;
        this.releases = releases;
        this.recipients = recipients;
    }

    /** Makes batches of what is in line. */
    void gather(Instant now) {
        for (var lane : line.listLanes(now)) {
            var party = BatchParty.find(releases, lane);
            if (party != null) {
                var batching = party.batching();
                line.gather(
                        lane,
                        new Gathering(
                                batching.size(),
                                batching.every(),
                                party.recipient().idempotent(),
                                isPaused(lane)),
                        now);
            } else if (inForce(lane)) {
                line.dissolve(lane);
            }
        }
    }

    /** To whom the batch may be sent now; null while it has to wait. */
    @Nullable
    BatchParty findParty(Batch batch) {
        return isPaused(batch.lane()) ? null : BatchParty.find(releases, batch.lane());
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
