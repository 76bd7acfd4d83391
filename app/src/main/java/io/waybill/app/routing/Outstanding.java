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
    private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();
    private int posts;
    private int questions;

    private record Done(boolean post, ExchangeFinished finished) {}

    /** Takes note of one that has begun. */
    void add(Prepared prepared, CompletableFuture<ExchangeFinished> answer) {
        boolean post = prepared.intent().exchange().equals(ExchangeKind.POST.word());
        posts += post ? 1 : 0;
        questions += post ? 0 : 1;
        var _ = answer.thenAccept(finished -> done.add(new Done(post, finished)));
    }

    /**
     * Waits for what comes next: of posts for the first, as it may sell the lead; of questions (enhancements, pings) for all, as the rules weigh
     * them together. Empty when nothing is on its way.
     */
    List<ExchangeFinished> await() {
        var arrived = new ArrayList<ExchangeFinished>();
        try {
            while (posts + questions > 0 && (arrived.isEmpty() || questions > 0 || !done.isEmpty())) {
                var next = done.take();
                posts -= next.post() ? 1 : 0;
                questions -= next.post() ? 0 : 1;
                arrived.add(next.finished());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The lead's thread was told to stop; it goes on from its journal.", stop);
        }
        return arrived;
    }
}
