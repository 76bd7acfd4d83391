package io.waybill.db.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches the server and starts it again when it ends by itself, ever more slowly while it keeps ending. */
final class Supervisor {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final int POLL_MILLIS = 100;
    /** A server that has run so long has read its log and serves: its next end is a new one. One that cannot run ends much earlier. */
    private static final int STEADY_POLLS = 15_000 / POLL_MILLIS;

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final ServerStarter starter;
    private final Thread thread;
    private volatile RunningServer server;

    Supervisor(ServerStarter starter, RunningServer server) {
        this.starter = starter;
        this.server = server;
        this.thread = Thread.ofPlatform().daemon().name("database-supervisor").unstarted(this::watch);
    }

    void start() {
        thread.start();
    }

    RunningServer server() {
        return server;
    }

    /** How long to wait before the next start: the first at once, then 1 s, 2 s, 4 s, at most 30 s. */
    static Duration pause(int starts) {
        if (starts == 0) {
            return Duration.ZERO;
        }
        long seconds = 1L << Math.min(starts - 1, 10);
        return seconds < LONGEST.toSeconds() ? Duration.ofSeconds(seconds) : LONGEST;
    }

    private void watch() {
        int starts = 0;
        int steady = 0;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                steady = server.alive() ? steady + 1 : 0;
                if (steady == 0) {
                    restart(starts++);
                } else if (steady == STEADY_POLLS) {
                    starts = 0;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void restart(int starts) throws InterruptedException {
        Duration pause = pause(starts);
        LOG.warn(
                "The database server (process {}) has ended. Starting it again in {} s.",
                server.process().pid(),
                pause.toSeconds());
        TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        try {
            server = starter.again();
            LOG.info(
                    "The database server runs again (process {}).",
                    server.process().pid());
        } catch (IOException | DatabaseNotStarted e) {
            LOG.error("The database server could not be started again: {}", e.getMessage());
        }
    }

    /** Stops watching, then stops the server. */
    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join();
        server.stop();
    }
}
