package io.waybill.app.backtest;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One backtest: how far it is, and what it came to. Safe for use by many threads. */
final class Backtest {
    private final String id;
    private final Changes changes = new Changes();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile State state = State.RUNNING;
    private volatile long done;
    private volatile long of;
    private volatile @Nullable Map<String, Object> result;
    private volatile @Nullable String error;

    /** How it stands. */
    enum State {
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }

    Backtest(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    State state() {
        return state;
    }

    Changes changes() {
        return changes;
    }

    void of(long leads) {
        of = leads;
    }

    void progress(long leads) {
        done = leads;
    }

    synchronized void finish(Map<String, Object> outcome) {
        if (state == State.RUNNING) {
            result = outcome;
            end(State.DONE);
        }
    }

    synchronized void fail(String why) {
        if (state == State.RUNNING) {
            error = why;
            end(State.FAILED);
        }
    }

    /** Ends it before it is through; nothing where it has ended. */
    synchronized void cancel() {
        if (state == State.RUNNING) {
            end(State.CANCELLED);
        }
    }

    private void end(State how) {
        state = how;
        over.countDown();
    }

    /** Waits until it is over, but no longer than that. */
    void await(long millis) throws InterruptedException {
        var _ = over.await(millis, TimeUnit.MILLISECONDS);
    }

    /** As JSON shows it. */
    Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", id);
        shown.put("state", state.name().toLowerCase(Locale.ROOT));
        shown.put("done", done);
        shown.put("of", of);
        if (error != null) {
            shown.put("error", error);
        }
        if (result != null) {
            shown.put("result", result);
        }
        return shown;
    }
}
