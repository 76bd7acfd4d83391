package io.waybill.app.exchange;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.waybill.mappings.response.Answer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way. It knows whether the request has begun to leave, which is what tells a fault that is safe to repeat from one
 * that is not. But for its making it is used on the party's event loop only.
 */
final class Exchange {
    /** How far the request has come. */
    private enum Stage {
        WAITING,
        CONNECTING,
        LEFT,
        DONE
    }

    private final CompletableFuture<Exchanged> result = new CompletableFuture<>();
    private final long started = System.nanoTime();
    private final Outgoing outgoing;
    private final Duration timeout;
    private final Leave leave;
    private final Executor callers;
    private Stage stage = Stage.WAITING;
    private @Nullable Future<?> timer;
    private @Nullable Runnable abandon;

    /** @param callers runs what callers chained to the result, which may block and so has no place on an event loop */
    Exchange(Outgoing outgoing, Duration timeout, Leave leave, Executor callers) {
        this.outgoing = outgoing;
        this.timeout = timeout;
        this.leave = leave;
        this.callers = callers;
    }

    Outgoing outgoing() {
        return outgoing;
    }

    CompletableFuture<Exchanged> result() {
        return result;
    }

    boolean isDone() {
        return stage == Stage.DONE;
    }

    /** Whether it need not be sent: it has ended, or may not leave any more and ends with that. */
    boolean isOver() {
        if (!isDone() && !leave.mayNow()) {
            finish(Leave.withdrawn(millis()));
        }
        return isDone();
    }

    /** Starts the timer over everything that is still to come. */
    void limit(EventLoop loop) {
        timer = loop.schedule(this::timeOut, timeLeft().toNanos(), TimeUnit.NANOSECONDS);
    }

    /** What is left of the timeout, at least a millisecond. */
    Duration timeLeft() {
        var left = timeout.minusNanos(System.nanoTime() - started);
        return left.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : left;
    }

    void waits() {
        advance(Stage.WAITING);
    }

    void connects() {
        advance(Stage.CONNECTING);
    }

    /** @param abandon what to do with the connection when the time is up */
    void leaves(Runnable abandon) {
        advance(Stage.LEFT);
        this.abandon = abandon;
    }

    void answered(Answer answer) {
        finish(new Exchanged.Answered(answer, millis()));
    }

    /** Ends it as not sent, or as unanswered once it has begun to leave. */
    void fail(Fault fault, String detail) {
        finish(
                stage == Stage.LEFT
                        ? new Exchanged.NoAnswer(fault.word(), detail, millis())
                        : new Exchanged.NotSent(fault.word(), detail, millis()));
    }

    private void timeOut() {
        var limit = " within " + timeout.toMillis() + " ms";
        fail(
                Fault.TIMEOUT,
                switch (stage) {
                    case WAITING -> "no connection became free" + limit;
                    case CONNECTING -> "not connected" + limit;
                    case LEFT, DONE -> "no whole answer" + limit;
                });
        if (abandon != null) {
            abandon.run();
        }
    }

    private void advance(Stage next) {
        if (!isDone()) {
            stage = next;
        }
    }

    private void finish(Exchanged exchanged) {
        if (isDone()) {
            return;
        }
        stage = Stage.DONE;
        if (timer != null) {
            timer.cancel(false);
        }
        callers.execute(() -> result.complete(exchanged));
    }

    private long millis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    }
}
