package io.waybill.app.recipients;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.waybill.app.answer.Answers;
import io.waybill.app.answer.Refusal;
import io.waybill.app.transport.Transport;
import io.waybill.mappings.request.RenderFailed;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tries a recipient's mapping with a made-up lead, at its sandbox: nothing is journalled, counted or sold. */
@Controller("/api/recipients")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TrialController {
    private final RecipientView view;
    private final SampleLead sample;
    private final Transport transport;
    private final Answers answers;

    TrialController(RecipientView view, SampleLead sample, Transport transport, Answers answers) {
        this.view = view;
        this.sample = sample;
        this.transport = transport;
        this.answers = answers;
    }

    /** Sends the sample and shows the request without its secrets, the answer, and what was read from it. */
    @Post("/{id}/test")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> test(String id) {
        var recipient = view.inForce().get(id);
        if (recipient == null) {
            return answers.error(new Refusal(HttpStatus.NOT_FOUND, "There is no such recipient"));
        }
        var post = recipient.post();
        var shown = new LinkedHashMap<String, @Nullable Object>();
        try {
            var sandbox = recipient.sandboxUrl();
            var request = post.render(sample.data(id), sandbox == null ? "/sandbox/accept" : sandbox);
            shown.put("request", TrialView.request(request));
            // A pool of its own: a trial must not wait for leads, nor they for it.
            var sent = transport.send("trial:" + id, 1, request, post.timeout()).join();
            shown.putAll(TrialView.of(sent, post));
        } catch (RenderFailed e) {
            shown.put("error", "The request could not be built: " + e.getMessage());
        }
        return answers.document(HttpStatus.OK, Map.copyOf(shown));
    }
}
