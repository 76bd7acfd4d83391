package io.waybill.app.explain;

import io.waybill.app.event.Dollars;
import io.waybill.app.home.ActiveFlow;
import io.waybill.app.routing.PastRound;
import io.waybill.rules.explain.Why;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a recipient got a lead, and why not.
 *
 * @param flow the release that decided
 */
record WhyNotAnswer(LeadStory story, ActiveFlow flow, String recipient) {
    /** @param whole whether the lead as a whole is meant, not one round of it */
    Map<String, @Nullable Object> of(PastRound round, boolean whole, RowView rows) {
        Why why = flow.rules().explain(round.facts(flow.mappings()), recipient);
        if (whole && why instanceof Why.Underway) {
            // What it came to may have been heard after the lead's end.
            why = flow.rules().explain(story.rounds().getLast().facts(flow.mappings()), recipient);
        }
        Reason reason = whole && isGivenBack()
                ? new Reason("returned", "%s bought the lead and gave it back.".formatted(recipient))
                : new Reasons(recipient, flow.mappings().recipients().get(recipient), rows).find(why);
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("lead", story.report().id());
        view.put("recipient", recipient);
        view.put("got", reason == null);
        view.put("round", round.number());
        view.put("at", round.at().toString());
        view.put("release", round.recorded().release());
        if (reason != null) {
            view.put("why", reason.data());
        }
        view.put("text", reason == null ? got(why) : reason.text());
        return view;
    }

    private String got(Why why) {
        return why instanceof Why.Got(Long cents) && cents != null
                ? "%s bought the lead for %s.".formatted(recipient, Dollars.of(cents))
                : "%s took the lead.".formatted(recipient);
    }

    private boolean isGivenBack() {
        return story.report().events().stream()
                .filter(event -> event.path("type").asText().equals("sale.reversed"))
                .anyMatch(event -> event.path("recipient").asText().equals(recipient));
    }
}
