package io.waybill.app.reviews;

import io.waybill.app.event.ReviewAction;
import io.waybill.app.reviews.ReviewQueue.Waiting;
import io.waybill.app.routing.ReviewCase;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A lead of the queue as the API shows it: without anything about the person. */
@Singleton
final class ReviewView {
    private final Clock clock;

    ReviewView(Clock clock) {
        this.clock = clock;
    }

    Map<String, @Nullable Object> of(Waiting waiting) {
        var lead = waiting.lead();
        var held = waiting.held();
        var since = Objects.requireNonNullElse(held.since(), lead.updatedAt());
        var doubt = held.doubts().isEmpty() ? null : held.doubts().getFirst();
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("lead", lead.id());
        view.put("flow", lead.flow());
        view.put("source", lead.source());
        view.put("test", lead.test());
        view.put("state", lead.state());
        view.put("kind", held.kind());
        view.put("delivery", doubt == null ? null : doubt.delivery());
        view.put("recipient", doubt == null ? null : doubt.recipient());
        view.put("in_doubt", held.doubts().stream().map(ReviewView::doubt).toList());
        view.put("reason", held.reason());
        view.put("since", since.toString());
        view.put("age", Math.max(0, Duration.between(since, clock.instant()).toSeconds()));
        view.put(
                "actions",
                held.actions().stream().map(ReviewView::word).distinct().toList());
        return view;
    }

    private static Map<String, String> doubt(ReviewCase.Doubt doubt) {
        return Map.of("delivery", doubt.delivery(), "recipient", doubt.recipient());
    }

    /** To post again what nobody bought is to route it anew. */
    private static String word(ReviewAction action) {
        return (action == ReviewAction.REROUTE ? ReviewAction.REPOST : action).word();
    }
}
