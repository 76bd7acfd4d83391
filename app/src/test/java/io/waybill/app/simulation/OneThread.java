package io.waybill.app.simulation;

import java.lang.reflect.Constructor;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/**
 * Virtual threads that all run on the thread that asks for it, one after the other, each until it waits for something: threads as production has
 * them, and yet the same course of events each time.
 */
final class OneThread {
    private static final Constructor<?> BUILDER = builder();
    private final Queue<Runnable> ready = new ConcurrentLinkedQueue<>();

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
            ((Thread.Builder.OfVirtual) BUILDER.newInstance(carrier)).name(name).start(work);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Until all threads have ended or wait. */
    void run() {
        for (var next = ready.poll(); next != null; next = ready.poll()) {
            next.run();
        }
    }
}
