package io.waybill.app.exchange;

import io.waybill.mappings.response.Answer;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far one exchange over a blocking library has come. Safe for use by many threads: the library's and the clock's. */
public final class Handover {
    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);

    private final CompletableFuture<Exchanged> result = new CompletableFuture<>();
    private final long started = System.nanoTime();
    private final Leave leave;
    private boolean left;
    private boolean over;
    private @Nullable Closeable connection;

    /** @param leave asked right before something leaves */
    Handover(Leave leave) {
        this.leave = leave;
    }

    /**
     * Names what is to be closed when the time is up. Called before connecting, so that connecting too comes to an end.
     *
     * @throws IOException when the time is up already
     */
    public synchronized void uses(Closeable opened) throws IOException {
        connection = opened;
        if (over) {
            close(opened);
            throw new IOException("the time is up");
        }
    }

    /**
     * From here on the other side may have taken it.
     *
     * @throws IOException when the time is up: then nothing may leave any more
     */
    public synchronized void leaves() throws IOException {
        if (over) {
            throw new IOException("the time is up");
        }
        if (!left && !leave.mayNow()) {
            finish(Leave.withdrawn(millis()));
            throw new IOException("it may not leave any more");
        }
        left = true;
    }

    CompletableFuture<Exchanged> result() {
        return result;
    }

    void answered(Answer answer) {
        finish(new Exchanged.Answered(answer, millis()));
    }

    /** Ends it as not sent, or as unanswered once it has begun to leave; a second end changes nothing. */
    void fail(Fault fault, String detail) {
        finish(
                hasLeft()
                        ? new Exchanged.NoAnswer(fault.word(), detail, millis())
                        : new Exchanged.NotSent(fault.word(), detail, millis()));
    }

    /** Ends it for good: what still happens has no effect outside. */
    void expire(String detail) {
        Closeable open;
        synchronized (this) {
            over = true;
            open = connection;
        }
        fail(Fault.TIMEOUT, detail);
        if (open != null) {
            close(open);
        }
    }

    private synchronized boolean hasLeft() {
        return left;
    }

    private synchronized void finish(Exchanged exchanged) {
        over = true;
        result.complete(exchanged);
    }

    private long millis() {
        return (System.nanoTime() - started) / 1_000_000;
    }

    private static void close(Closeable opened) {
        try {
            opened.close();
        } catch (IOException e) {
            LOG.debug("A connection could not be closed: {}", e.toString());
        }
    }
}
