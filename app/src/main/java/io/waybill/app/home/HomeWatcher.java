package io.waybill.app.home;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the home folder a few times a second and reloads it when it has changed and come to rest. Looking, rather than listening to the
 * file system, also works on network drives and mounted volumes.
 */
@Singleton
final class HomeWatcher {
    private static final Logger LOG = LoggerFactory.getLogger(HomeWatcher.class);
    private static final Duration EVERY = Duration.ofMillis(200);

    private final HomeFolder folder;
    private final HomeReleases releases;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("home-watcher").factory());

    /** Empty at first: a change between the first loading and the first look must not be missed. */
    private String loaded = "";

    private String lastSeen = "";

    HomeWatcher(HomeFolder folder, HomeReleases releases) {
        this.folder = folder;
        this.releases = releases;
    }

    /** Begins to look. */
    void start() {
        var _ = timer.scheduleWithFixedDelay(this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            runOnce();
        } catch (RuntimeException e) {
            LOG.error("The home folder could not be reloaded. What was loaded last stays in force; looking again.", e);
        }
    }

    /** One look. A file that is still being written differs between two looks and is left until it rests. */
    synchronized void runOnce() {
        var seen = folder.signature();
        boolean rests = seen.equals(lastSeen);
        lastSeen = seen;
        if (rests && !seen.equals(loaded)) {
            loaded = seen;
            if (!releases.reload()) {
                loaded = "";
            }
        }
    }

    @PreDestroy
    void close() {
        timer.shutdownNow();
    }
}
