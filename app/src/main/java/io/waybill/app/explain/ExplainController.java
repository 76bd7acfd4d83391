package io.waybill.app.explain;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.waybill.app.security.Caller;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each round of a lead read and decided, stage by stage, with the rows as their tables stood then. */
@Controller("/api/leads/{id}/explain")
final class ExplainController {
    private final LeadStories stories;
    private final Looks looks;
    private final Shown shown;

    ExplainController(LeadStories stories, Looks looks, Shown shown) {
        this.stories = stories;
        this.looks = looks;
        this.shown = shown;
    }

    @Get
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> explain(String id, HttpRequest<?> request) {
        LeadStory story = stories.find(id);
        if (story == null) {
            return shown.noLead();
        }
        var role = Caller.of(request).role();
        var report = story.report();
        var answer = report.answer();
        var rounds = new RoundView(new RowView(report.flow(), shown.masking(report, role)));
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", report.id());
        view.put("flow", report.flow());
        view.put("source", report.source());
        view.put("outcome", answer.outcome());
        view.put("reason", answer.reason());
        Map<String, Look> found = new HashMap<>();
        view.put(
                "rounds",
                story.rounds().stream()
                        .map(round -> rounds.of(
                                round,
                                found.computeIfAbsent(
                                        round.recorded().release(), release -> looks.find(report.flow(), release))))
                        .toList());
        return shown.document(report, role, view);
    }
}
