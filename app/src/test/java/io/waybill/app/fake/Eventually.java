package io.waybill.app.fake;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for something that happens by itself, up to a generous bound, and gives the last failure when it does not. */
public final class Eventually {
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final Duration STEP = Duration.ofMillis(20);

    private Eventually() {}

    /** The value, as soon as the check no longer throws an AssertionError. */
    public static <T> T get(Supplier<T> check) {
        return within(BOUND, check);
    }

    /** The same with a bound of one's own. */
    public static <T> T within(Duration bound, Supplier<T> check) {
        long end = System.nanoTime() + bound.toNanos();
        while (true) {
            try {
                return check.get();
            } catch (AssertionError notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
                LockSupport.parkNanos(STEP.toNanos());
            }
        }
    }

    /** Returns as soon as the check no longer throws an AssertionError. */
    public static void holds(Runnable check) {
        get(() -> {
            check.run();
            return true;
        });
    }
}
