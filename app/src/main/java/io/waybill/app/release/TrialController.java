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
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.waybill.app.answer.Answers;
import io.waybill.app.security.Caller;
import io.waybill.db.release.ReleaseStore;

/** Tries releases on live leads: as a shadow, which only looks, or as a canary, which decides for a share. */
@Controller("/api/releases/{hash}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
@Requires(beans = ReleaseStore.class)
final class TrialController {
    private static final int MOST_PERCENT = 99;

    private final ReleaseNames names;
    private final TrialDesk desk;
    private final Answers answers;

    TrialController(ReleaseNames names, TrialDesk desk, Answers answers) {
        this.names = names;
        this.desk = desk;
        this.answers = answers;
    }

    @Post("/shadow")
    HttpResponse<byte[]> beginShadow(String hash) {
        return tell(names.with(hash, desk::beginShadow));
    }

    /** What it has found so far, on all nodes. */
    @Get("/shadow")
    HttpResponse<byte[]> showShadow(String hash) {
        return tell(names.with(hash, desk::showShadow));
    }

    @Delete("/shadow")
    HttpResponse<byte[]> endShadow(String hash) {
        return tell(names.with(hash, desk::endShadow));
    }

    /** {@code {"percent"}}: the share of the leads that it decides. */
    @Post("/canary")
    HttpResponse<byte[]> beginCanary(String hash, @Body @Nullable String body, HttpRequest<?> request) {
        try {
            var percent = SentJson.of(body).number("percent", 1, MOST_PERCENT);
            return tell(
                    percent == null
                            ? Told.refused(
                                    HttpStatus.BAD_REQUEST,
                                    "The percent must be a whole number from 1 to %d. Maybe {\"percent\": 10}?"
                                            .formatted(MOST_PERCENT))
                            : names.with(hash, release -> desk.beginCanary(release, percent, Caller.of(request))));
        } catch (BadUpload bad) {
            return tell(Told.refused(HttpStatus.BAD_REQUEST, bad.text()));
        }
    }

    @Delete("/canary")
    HttpResponse<byte[]> endCanary(String hash) {
        return tell(names.with(hash, desk::endCanary));
    }

    private HttpResponse<byte[]> tell(Told told) {
        return answers.document(told.status(), told.document());
    }
}
