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
import io.waybill.app.security.Role;
import io.waybill.rules.cases.LeadReader;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A round of a real lead as a case. */
@Controller("/api/leads/{id}/case")
final class CaseController {
    private final LeadStories stories;
    private final Looks looks;
    private final Shown shown;
    private final LeadReader leads;

    CaseController(LeadStories stories, Looks looks, Shown shown, LeadReader leads) {
        this.stories = stories;
        this.looks = looks;
        this.shown = shown;
        this.leads = leads;
    }

    @Get
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> asCase(
            String id,
            @QueryValue @Nullable Integer round,
            @QueryValue @Nullable String name,
            @QueryValue(defaultValue = "false") boolean raw,
            HttpRequest<?> request) {
        LeadStory story = stories.find(id);
        if (story == null) {
            return shown.noLead();
        }
        PastRound asked = story.findRound(round);
        if (asked == null) {
            return shown.noRound(story);
        }
        Role role = Caller.of(request).role();
        if (raw && role != Role.OPERATOR && role != Role.ADMIN) {
            return shown.refused(
                    HttpStatus.FORBIDDEN, "What the person sent is for the role operator. Maybe raw=false?");
        }
        Look look = looks.find(story.report().flow(), asked.recorded().release());
        Look used =
                look instanceof Look.Ready ? look : looks.find(story.report().flow(), Looks.ACTIVE);
        return used instanceof Look.Ready ready
                ? shown.document(HttpStatus.OK, view(new LeadCase(story, asked, ready.flow(), leads), name, raw, role))
                : shown.refused(HttpStatus.CONFLICT, ReleaseText.gone(asked));
    }

    private static Map<String, @Nullable Object> view(LeadCase lead, @Nullable String name, boolean raw, Role role) {
        String called =
                name == null || name.isBlank() ? "lead " + lead.story().report().id() : name.strip();
        LeadCase.Saved saved = lead.save(called, raw, role);
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("flow", lead.story().report().flow());
        view.put("file", saved.file());
        view.put("round", lead.round().number());
        view.put("masked", saved.masked());
        view.put("kept", saved.kept());
        view.put("case", saved.content());
        return view;
    }
}
