package io.waybill.app.batch;

import io.waybill.db.batch.Batch;
import io.waybill.mappings.template.TemplateData;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

/** What templates may read of a batch as a whole: its id stands for the lead's and the delivery's, and nothing is known of any lead. */
@Singleton
final class BatchData {
    private final Clock clock;

    BatchData(Clock clock) {
        this.clock = clock;
    }

    /** For the attempt that comes next. */
    TemplateData of(Batch batch) {
        return new TemplateData(
                batch.id(),
                Map.of(),
                Map.of(),
                "",
                batch.lane().flow(),
                batch.id(),
                batch.attempt() + 1,
                clock.instant(),
                null,
                0);
    }
}
