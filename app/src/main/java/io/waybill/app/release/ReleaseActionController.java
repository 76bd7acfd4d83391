package io.waybill.app.release;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
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
import io.waybill.app.answer.Answers;
import io.waybill.app.answer.Refusal;
import io.waybill.app.security.Caller;
import io.waybill.db.release.ReleaseStore;

/** Puts releases in force, and earlier ones back. */
@Controller("/api/releases")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
@Requires(beans = ReleaseStore.class)
final class ReleaseActionController {
    private final ReleaseNames names;
    private final ActivationDesk desk;
    private final Answers answers;

    ReleaseActionController(ReleaseNames names, ActivationDesk desk, Answers answers) {
        this.names = names;
        this.desk = desk;
        this.answers = answers;
    }

    /** {@code {"reason"}}. */
    @Post("/{hash}/activate")
    HttpResponse<byte[]> activate(String hash, @Body @Nullable String body, HttpRequest<?> request) {
        try {
            var reason = SentJson.of(body).text("reason");
            return tell(names.with(hash, release -> desk.activate(release, Caller.of(request), reason)));
        } catch (BadUpload bad) {
            return answers.error(new Refusal(HttpStatus.BAD_REQUEST, bad.text()));
        }
    }

    /** {@code {"flow","to","reason"}}: to the release named, else to the one that was in force before. */
    @Post("/rollback")
    HttpResponse<byte[]> rollBack(@Body @Nullable String body, HttpRequest<?> request) {
        try {
            return tell(rollBack(SentJson.of(body), Caller.of(request)));
        } catch (BadUpload bad) {
            return answers.error(new Refusal(HttpStatus.BAD_REQUEST, bad.text()));
        }
    }

    private Told rollBack(SentJson sent, Caller caller) {
        var flow = sent.text("flow");
        if (flow.isEmpty()) {
            return Told.refused(HttpStatus.BAD_REQUEST, "The flow is missing. Maybe {\"flow\": \"…\"}?");
        }
        var to = sent.text("to").isEmpty() ? desk.earlier(flow) : sent.text("to");
        if (to.isEmpty()) {
            return Told.refused(HttpStatus.NOT_FOUND, "Nothing else was in force of flow (%s) before.".formatted(flow));
        }
        return names.with(
                to,
                release -> release.flow().equals(flow)
                        ? desk.rollBack(release, caller, sent.text("reason"))
                        : Told.refused(
                                HttpStatus.CONFLICT,
                                "Release (%s) is one of flow (%s).".formatted(release.hash(), release.flow())));
    }

    private HttpResponse<byte[]> tell(Told told) {
        return answers.document(told.status(), told.document());
    }
}
