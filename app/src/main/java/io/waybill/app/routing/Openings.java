package io.waybill.app.routing;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Lets leads open, in the order they came, so many at once: opened leads go on beside few new ones and keep their pace. Says when leads have come
 * faster than they can be opened for so long that further ones are better sent again later. Safe for use by many threads.
 */
@Singleton
final class Openings {
    private static final int AT_ONCE = 32;
    /** An opening that takes longer, with the time it waited, is slow. */
    static final Duration SLOW = Duration.ofMillis(200);
    /** A pause of the process or of the database makes openings slow for a moment: only if they stay slow for so long it is too many leads. */
    static final Duration STAYS = Duration.ofMillis(300);
    /** Without a slow opening for so long, all is well again. */
    static final Duration WELL = Duration.ofSeconds(1);

    private final Clock clock;
    private final Deque<Opening> waiting = new ArrayDeque<>();
    private final Deque<Opening> begun = new ArrayDeque<>();
    private int open;
    private @Nullable Instant slowFrom;
    private Instant slowLast = Instant.MIN;

    Openings(Clock clock) {
        this.clock = clock;
    }

    /** A lead that is to be opened. */
    final class Opening {
        private final Instant came;
        private final Runnable work;
        private boolean begun;
        private boolean ended;

        private Opening(Instant came, Runnable work) {
            this.came = came;
            this.work = work;
        }

        /** It is on disk, or never will be; repeats do no harm. */
        void end() {
            next(this).run();
        }
    }

    /**
     * Runs the work as soon as it has its turn: at once, or on the thread that ends another opening.
     *
     * @param work must only start something
     */
    Opening begin(Runnable work) {
        Opening opening;
        synchronized (this) {
            opening = new Opening(clock.instant(), work);
            if (open >= AT_ONCE) {
                waiting.add(opening);
                return opening;
            }
            enter(opening);
        }
        work.run();
        return opening;
    }

    /** Whether new leads would wait too long. */
    synchronized boolean crowded() {
        Instant now = clock.instant();
        look(now, oldest());
        return slowFrom != null
                && !Duration.between(slowFrom, slowLast).minus(STAYS).isNegative()
                && isSlow(oldest(), now);
    }

    private synchronized Runnable next(Opening done) {
        if (done.ended) {
            return () -> {};
        }
        done.ended = true;
        look(clock.instant(), done);
        if (!done.begun) {
            waiting.remove(done);
            return () -> {};
        }
        open--;
        Opening next = waiting.poll();
        if (next == null) {
            return () -> {};
        }
        enter(next);
        return next.work;
    }

    private void enter(Opening opening) {
        open++;
        opening.begun = true;
        begun.add(opening);
    }

    /** Takes note of an opening that is slow, or was. */
    private void look(Instant now, @Nullable Opening opening) {
        if (slowFrom != null && now.isAfter(slowLast.plus(WELL))) {
            slowFrom = null;
        }
        if (isSlow(opening, now)) {
            slowFrom = slowFrom == null ? now : slowFrom;
            slowLast = now;
        }
    }

    private static boolean isSlow(@Nullable Opening opening, Instant now) {
        return opening != null && now.isAfter(opening.came.plus(SLOW));
    }

    /** The one that came first of those that have not ended. */
    private @Nullable Opening oldest() {
        while (!begun.isEmpty() && begun.getFirst().ended) {
            begun.removeFirst();
        }
        return begun.isEmpty() ? waiting.peek() : begun.getFirst();
    }
}
