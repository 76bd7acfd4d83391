package io.waybill.app.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.waybill.app.json.Json;
import io.waybill.app.security.Caller;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Asks another release or a draft about a lead's rounds, on the facts as they were. Nothing is sent, nothing written. */
@Controller("/api/leads/{id}/replay")
final class ReplayController {
    private final LeadStories stories;
    private final Looks looks;
    private final Shown shown;
    private final Json json;

    ReplayController(LeadStories stories, Looks looks, Shown shown, Json json) {
        this.stories = stories;
        this.looks = looks;
        this.shown = shown;
        this.json = json;
    }

    @Post
    @Consumes(MediaType.ALL)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> replay(String id, @Body @Nullable String body, HttpRequest<?> request) {
        LeadStory story = stories.find(id);
        if (story == null) {
            return shown.noLead();
        }
        String name = findName(body);
        if (name == null) {
            return shown.refused(
                    HttpStatus.BAD_REQUEST,
                    "The body is not understood. Maybe {\"release\":\"active\"} or {\"draft\":\"…\"}?");
        }
        return switch (looks.find(story.report().flow(), name)) {
            case Look.Ready ready ->
                shown.document(story.report(), Caller.of(request).role(), new Replay(ready.flow()).of(story));
            case Look.Broken broken -> shown.broken(broken.problems());
            case Look.Gone gone ->
                shown.refused(
                        HttpStatus.NOT_FOUND,
                        "Flow (%s) has no release or draft (%s). Maybe active, or the first 7 digits of a hash?"
                                .formatted(story.report().flow(), name));
        };
    }

    /** Null when the body is not what it should be. */
    private @Nullable String findName(@Nullable String body) {
        if (body == null || body.isBlank()) {
            return Looks.ACTIVE;
        }
        try {
            JsonNode asked = json.read(body);
            JsonNode name = asked.hasNonNull("draft") ? asked.get("draft") : asked.path("release");
            return !asked.isObject() || (!name.isMissingNode() && !name.isTextual())
                    ? null
                    : name.asText(Looks.ACTIVE).isBlank() ? Looks.ACTIVE : name.asText(Looks.ACTIVE);
        } catch (UncheckedIOException notJson) {
            return null;
        }
    }
}
