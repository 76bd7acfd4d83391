package io.waybill.db.journal;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Sizes of the group commit.
 *
 * @param writers threads that write, each with a connection of its own and the leads that fall to it: few entries share a commit where there are many
 * @param queue entries that may wait, over all writers
 * @param batch entries that may share a commit
 * @param budget how long an entry may take, all stages together, before its writer is told that the database is away
 */
@ConfigurationProperties("waybill.journal")
public record JournalSettings(
        @Bindable(defaultValue = "1") int writers,
        @Bindable(defaultValue = "10000") int queue,
        @Bindable(defaultValue = "256") int batch,
        @Bindable(defaultValue = "800ms") Duration budget) {
    /** As they are without any configuration. */
    public static final JournalSettings DEFAULT = new JournalSettings(1, 10_000, 256, Duration.ofMillis(800));
}
