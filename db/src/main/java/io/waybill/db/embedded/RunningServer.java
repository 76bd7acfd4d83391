package io.waybill.db.embedded;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the server's process, whether this process started it or an earlier one did. */
record RunningServer(ProcessHandle process) {
    private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);
    private static final int POLL_MILLIS = 20;
    private static final int STOP_POLLS = 30_000 / POLL_MILLIS;

    /** The server that an earlier run of Waybill left running on these rows. */
    static Optional<RunningServer> find(ServerFolder folder) {
        String rows = "--datadir=" + folder.rows();
        return folder.noted()
                .flatMap(ProcessHandle::of)
                // The number may belong to another process by now.
                .filter(process -> process.info().arguments().stream()
                        .flatMap(Arrays::stream)
                        .anyMatch(rows::equals))
                .map(RunningServer::new)
                .filter(RunningServer::alive);
    }

    /** A dead process that its parent has not yet noticed still has a number, but no program. */
    boolean alive() {
        return process.isAlive() && process.info().command().isPresent();
    }

    /** Lets it finish in order, and ends it the hard way (no row is lost by that) when it takes longer than 30 seconds. */
    void stop() throws InterruptedException {
        process.destroy();
        for (int poll = 0; alive() && poll < STOP_POLLS; poll++) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        if (alive()) {
            LOG.warn(
                    "The database server (process {}) does not stop; ending it. It recovers at the next start.",
                    process.pid());
            process.destroyForcibly();
        }
    }
}
