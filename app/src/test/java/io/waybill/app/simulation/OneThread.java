package io.waybill.app.simulation;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Virtual threads that all run on the thread that asks for it, one after the other, each until it waits for something: threads as production has
 * them, and yet the same course of events each time.
 */
final class OneThread {
    private static final Constructor<?> BUILDER = builder();
    private static final long A_MOMENT = 20_000;
    private final Queue<Runnable> ready = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();

    private static Constructor<?> builder() {
        try {
            // There is no public way to give virtual threads a carrier; the build opens the package to tests.
            var builder = Class.forName("java.lang.ThreadBuilders$VirtualThreadBuilder")
                    .getDeclaredConstructor(Executor.class);
            builder.setAccessible(true);
            return builder;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This JDK has its virtual threads elsewhere", e);
        }
    }

    /** The work begins with the next {@link #run}. */
    void start(String name, Runnable work) {
        try {
            Executor carrier = ready::add;
            threads.add(((Thread.Builder.OfVirtual) BUILDER.newInstance(carrier))
                    .name(name)
                    .start(work));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Until all threads have ended or wait for something of their world. */
    void run() {
        do {
            for (var next = ready.poll(); next != null; next = ready.poll()) {
                next.run();
            }
        } while (standsInLine());
    }

    /**
     * Whether a thread only waits for a lock that somebody outside of this world has for a moment: another world, or the virtual machine itself.
     * To go on without it would let chance into the course of events.
     */
    private boolean standsInLine() {
        threads.removeIf(thread -> !thread.isAlive());
        boolean inLine = threads.stream().anyMatch(OneThread::isInLine);
        if (inLine && ready.isEmpty()) {
            LockSupport.parkNanos(A_MOMENT);
        }
        return inLine || !ready.isEmpty();
    }

    private static boolean isInLine(Thread thread) {
        return switch (thread.getState()) {
            case BLOCKED, RUNNABLE -> true;
            case WAITING, TIMED_WAITING -> {
                var cause = LockSupport.getBlocker(thread);
                yield cause != null && cause.getClass().getName().startsWith(ReentrantLock.class.getName());
            }
            case NEW, TERMINATED -> false;
        };
    }
}
