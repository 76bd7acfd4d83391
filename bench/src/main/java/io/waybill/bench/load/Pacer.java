package io.waybill.bench.load;

import io.waybill.bench.wire.Loop;
import java.util.concurrent.locks.LockSupport;

/** Wakes the loop when a lead is meant to be sent: its own waits are in whole milliseconds. */
final class Pacer implements AutoCloseable {
    private final Thread thread;

    /** @param start of the schedule, as {@link System#nanoTime} */
    Pacer(Loop loop, Schedule schedule, long start, long end) {
        this.thread = Thread.ofPlatform().daemon().start(() -> run(loop, schedule, start, end));
    }

    private static void run(Loop loop, Schedule schedule, long start, long end) {
        long next = start;
        for (long number = 0; next < end && !Thread.currentThread().isInterrupted(); number++) {
            next = start + schedule.nanos(number);
            for (long left = next - System.nanoTime();
                    left > 0 && !Thread.currentThread().isInterrupted(); ) {
                LockSupport.parkNanos(left);
                left = next - System.nanoTime();
            }
            loop.wakeUp();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
