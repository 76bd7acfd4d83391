package io.waybill.app.explain;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.waybill.app.routing.PastRound;
import io.waybill.app.security.Caller;
import io.waybill.rules.flow.Suggestion;
import org.jspecify.annotations.Nullable;

/** The first thing that kept a recipient from getting a lead. */
@Controller("/api/leads/{id}/why-not/{recipient}")
final class WhyNotController {
    private final LeadStories stories;
    private final Looks looks;
    private final Shown shown;

    WhyNotController(LeadStories stories, Looks looks, Shown shown) {
        this.stories = stories;
        this.looks = looks;
        this.shown = shown;
    }

    @Get
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> why(String id, String recipient, @QueryValue @Nullable Integer round, HttpRequest<?> request) {
        LeadStory story = stories.find(id);
        if (story == null) {
            return shown.noLead();
        }
        PastRound asked = story.findRound(round);
        if (asked == null) {
            return shown.noRound(story);
        }
        var role = Caller.of(request).role();
        return switch (looks.find(story.report().flow(), asked.recorded().release())) {
            case Look.Ready ready -> {
                var known = ready.flow().mappings().recipients().keySet();
                if (!known.contains(recipient)) {
                    yield shown.refused(
                            HttpStatus.NOT_FOUND,
                            "There was no recipient (%s) in the release that decided.%s"
                                    .formatted(recipient, Suggestion.maybe(recipient, known)));
                }
                var answer = new WhyNotAnswer(story, ready.flow(), recipient);
                var rows = new RowView(story.report().flow(), shown.masking(story.report(), role));
                yield shown.document(story.report(), role, answer.of(asked, round == null, rows));
            }
            case Look.Broken broken -> shown.refused(HttpStatus.CONFLICT, ReleaseText.gone(asked));
            case Look.Gone gone -> shown.refused(HttpStatus.CONFLICT, ReleaseText.gone(asked));
        };
    }
}
