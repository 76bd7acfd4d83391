package io.waybill.app.duplicates;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.scheduling.annotation.Scheduled;
import io.waybill.app.home.Releases;
import io.waybill.db.duplicate.EarlierLeads;
import io.waybill.rules.flow.DuplicateCheck;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets the values of leads that no check looks back to any more. */
@Singleton
final class Forgetting {
    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);
    /** A check may be given a longer memory later: then some of it is there already. */
    private static final Duration AT_LEAST = Duration.ofDays(90);

    private static final Duration SPARE = Duration.ofDays(1);

    private final EarlierLeads earlier;
    private final Releases releases;
    private final Clock clock;

    Forgetting(EarlierLeads earlier, Releases releases, Clock clock) {
        this.earlier = earlier;
        this.releases = releases;
        this.clock = clock;
    }

    /** Forgets what is too old, unless a file is broken: who knows how far back its checks look. */
    int runOnce() {
        boolean broken = releases.problems().stream()
                .anyMatch(problem -> problem.severity().equals("error"));
        return broken ? 0 : earlier.forget(clock.instant().minus(longest()).minus(SPARE));
    }

    private Duration longest() {
        Stream<Duration> looking = releases.flows().values().stream()
                .flatMap(flow -> flow.rules().flow().duplicates().values().stream())
                .map(DuplicateCheck::within);
        return Stream.concat(Stream.of(AT_LEAST), looking)
                .max(Comparator.naturalOrder())
                .orElse(AT_LEAST);
    }

    @Scheduled(fixedDelay = "${waybill.duplicates.forget:10m}", initialDelay = "${waybill.duplicates.forget:10m}")
    void forget() {
        try {
            int forgotten = runOnce();
            if (forgotten > 0) {
                LOG.info("({}) values of old leads are forgotten.", forgotten);
            }
        } catch (DataAccessException away) {
            LOG.warn("Values of old leads stay until the database answers again.", away);
        }
    }
}
