package io.waybill.app.routing;

import io.waybill.app.event.ExchangeFinished;
import io.waybill.rules.fact.ExchangeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The exchanges of one lead that are on their way. Outcomes come out in the order in which they come in, each once. Started and awaited by the
 * lead's own thread.
 */
final class Outstanding {
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private int posts;
    private int questions;

    private sealed interface Signal {
        record Done(boolean post, ExchangeFinished finished) implements Signal {}

        record Woken() implements Signal {}
    }

    /** Takes note of one that has begun. */
    void add(Prepared prepared, CompletableFuture<ExchangeFinished> answer) {
        boolean post = prepared.intent().exchange().equals(ExchangeKind.POST.word());
        posts += post ? 1 : 0;
        questions += post ? 0 : 1;
        var _ = answer.thenAccept(finished -> signals.add(new Signal.Done(post, finished)));
    }

    /** Whether nothing is on its way. */
    boolean isEmpty() {
        return posts + questions == 0;
    }

    /** Lets whoever waits look around; for any thread. */
    void wake() {
        signals.add(new Signal.Woken());
    }

    /**
     * Waits for what comes next: of posts for the first, as it may sell the lead; of questions (enhancements, pings) for all, as the rules weigh
     * them together. Empty when nothing is on its way.
     */
    List<ExchangeFinished> await() {
        var arrived = awaitUnlessWoken();
        while (arrived.isEmpty() && !isEmpty()) {
            arrived = awaitUnlessWoken();
        }
        return arrived;
    }

    /** As {@link #await}, but empty too when it was woken before anything came. */
    List<ExchangeFinished> awaitUnlessWoken() {
        var arrived = new ArrayList<ExchangeFinished>();
        try {
            while (!isEmpty() && (arrived.isEmpty() || questions > 0 || !signals.isEmpty())) {
                if (signals.take() instanceof Signal.Done done) {
                    arrived.add(taken(done));
                } else if (arrived.isEmpty()) {
                    return arrived;
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The lead's thread was told to stop; it goes on from its journal.", stop);
        }
        return arrived;
    }

    private ExchangeFinished taken(Signal.Done done) {
        posts -= done.post() ? 1 : 0;
        questions -= done.post() ? 0 : 1;
        return done.finished();
    }
}
