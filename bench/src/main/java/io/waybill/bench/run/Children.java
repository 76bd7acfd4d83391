package io.waybill.bench.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** The processes of this run; what was started last ends first. Safe for use by many threads. */
final class Children implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final Deque<Process> running = new ArrayDeque<>();

    synchronized Process add(Process process) {
        running.push(process);
        return process;
    }

    /** Lets one end in order, and makes it end when it does not. */
    static void stop(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    @Override
    public synchronized void close() {
        try {
            while (!running.isEmpty()) {
                stop(running.pop());
            }
        } catch (InterruptedException e) {
            running.forEach(Process::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }
}
