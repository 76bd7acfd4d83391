package io.waybill.app.reviews;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.waybill.app.answer.Answers;
import io.waybill.app.answer.Refusal;
import io.waybill.app.event.ReviewAction;
import io.waybill.app.json.Json;
import io.waybill.app.routing.Resolution;
import io.waybill.app.routing.Resolved;
import io.waybill.app.routing.ReviewRouting;
import io.waybill.app.security.Caller;
import io.waybill.db.journal.JournalUnavailable;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Has decisions carried out and says what came of them. Waits until they are on disk, but not for long. */
@Singleton
final class ReviewDesk {
    private static final long PATIENCE_SECONDS = 10;
    private static final Refusal NO_LEAD = new Refusal(HttpStatus.NOT_FOUND, "There is no lead with this id");
    private static final Refusal NO_ACTION =
            new Refusal(HttpStatus.NOT_FOUND, "There is no such action. Maybe confirm, release, repost or close?");

    private final ReviewRouting routing;
    private final Answers answers;
    private final Json json;

    ReviewDesk(ReviewRouting routing, Answers answers, Json json) {
        this.routing = routing;
        this.answers = answers;
        this.json = json;
    }

    HttpResponse<byte[]> resolve(String lead, String word, @Nullable String body, HttpRequest<?> request) {
        if (!lead.matches("[0-9a-fA-F]{32}")) {
            return answers.error(new Refusal(HttpStatus.BAD_REQUEST, "A lead's id has 32 hex digits"));
        }
        var id = lead.toLowerCase(Locale.ROOT);
        var held = routing.find(id);
        if (held == null) {
            return answers.error(NO_LEAD);
        }
        var action = findAction(word, held.actions().contains(ReviewAction.REROUTE));
        var sent = ReviewRequest.of(body, json);
        if (action == null) {
            return answers.error(NO_ACTION);
        }
        return sent.mistake() == null
                ? answer(id, new Resolution(id, action, Caller.of(request).name(), sent.said()))
                : answers.error(new Refusal(HttpStatus.BAD_REQUEST, sent.mistake()));
    }

    /** To post again what nobody bought is to route it anew. */
    private static @Nullable ReviewAction findAction(String word, boolean unsold) {
        return switch (word) {
            case "confirm" -> ReviewAction.CONFIRM;
            case "release" -> ReviewAction.RELEASE;
            case "repost" -> unsold ? ReviewAction.REROUTE : ReviewAction.REPOST;
            case "close" -> ReviewAction.CLOSE;
            default -> null;
        };
    }

    private HttpResponse<byte[]> answer(String lead, Resolution resolution) {
        return switch (carryOut(resolution)) {
            case Resolved.Done done -> answers.document(HttpStatus.OK, view(lead, done));
            case Resolved.Unknown() -> answers.error(NO_LEAD);
            case Resolved.Refused(String reason) -> answers.error(new Refusal(HttpStatus.CONFLICT, reason));
        };
    }

    private Resolved carryOut(Resolution resolution) {
        try {
            return routing.resolve(resolution)
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new JournalUnavailable("A decision could not be written in time.", true, failed);
        }
    }

    private static Map<String, @Nullable Object> view(String lead, Resolved.Done done) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("lead", lead);
        view.put("action", done.action().word());
        view.put("state", done.state());
        view.put("outcome", done.outcome());
        view.put("reason", done.reason());
        return view;
    }
}
