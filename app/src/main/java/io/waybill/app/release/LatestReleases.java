package io.waybill.app.release;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.db.release.Activations;
import io.waybill.db.release.FlowRelease;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What this node saw last of the releases in force on all nodes, and whether that was so lately that it may still decide by it. Safe for use by
 * many threads.
 */
@Singleton
@Requires(beans = Activations.class)
final class LatestReleases {
    /** From the moment before the database was asked: an activation that it did not show is no older. Several looks. */
    static final Duration HOLDS = Duration.ofMillis(900);

    private final Activations activations;
    private final Clock clock;
    private volatile @Nullable Seen seen;

    /** By two clocks: the one stands still while the machine sleeps, the other may be put back. */
    private record Seen(long nanos, Instant at, Map<String, Long> numbers) {
        boolean holds(long nowNanos, Instant now) {
            return nowNanos - nanos < HOLDS.toNanos()
                    && Duration.between(at, now).abs().compareTo(HOLDS) < 0;
        }
    }

    LatestReleases(Activations activations, Clock clock) {
        this.activations = activations;
        this.clock = clock;
    }

    /**
     * Looks at what is in force, and has that followed before anybody goes by it. Throws {@link DataAccessException} when the database is away.
     *
     * @param follow puts in force here what can be
     */
    List<FlowRelease> look(Consumer<FlowRelease> follow) {
        long nanos = System.nanoTime();
        var at = clock.instant();
        var flows = activations.list();
        flows.forEach(follow);
        saw(new Seen(
                nanos,
                at,
                flows.stream().collect(Collectors.toUnmodifiableMap(FlowRelease::flow, FlowRelease::number))));
        return flows;
    }

    private synchronized void saw(Seen next) {
        var before = seen;
        if (before == null || next.nanos - before.nanos > 0) {
            seen = next;
        }
    }

    /** Whether what was seen last is new enough to decide by. */
    boolean holds() {
        var last = seen;
        return last != null && last.holds(System.nanoTime(), clock.instant());
    }

    /** The number under which the flow's release was put in force; 0 when none was seen. */
    long number(String flow) {
        var last = seen;
        return last == null ? 0 : last.numbers.getOrDefault(flow, 0L);
    }
}
