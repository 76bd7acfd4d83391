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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.waybill.app.answer.Answers;
import io.waybill.app.security.Caller;
import io.waybill.db.release.ReleaseStore;
import java.util.Map;

/** Releases in the making. */
@Controller("/api/drafts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
@Requires(beans = ReleaseStore.class)
final class DraftController {
    private final Drafts drafts;
    private final DraftDesk desk;
    private final Answers answers;

    DraftController(Drafts drafts, DraftDesk desk, Answers answers) {
        this.drafts = drafts;
        this.desk = desk;
        this.answers = answers;
    }

    @Get
    HttpResponse<byte[]> list(@Nullable @QueryValue String flow) {
        var all = drafts.list(flow).stream().map(DraftDesk::view).toList();
        return tell(Told.ok(Map.of("drafts", all)));
    }

    /** {@code {"flow","name","reason","from"}}: begins as that release or draft, else as the release in force. */
    @Post
    HttpResponse<byte[]> make(@Body @Nullable String body, HttpRequest<?> request) {
        try {
            return tell(desk.make(SentJson.of(body), Caller.of(request)));
        } catch (BadUpload bad) {
            return tell(Told.refused(HttpStatus.BAD_REQUEST, bad.text()));
        }
    }

    @Get("/{id}")
    HttpResponse<byte[]> show(String id) {
        return tell(desk.show(id));
    }

    @Delete("/{id}")
    HttpResponse<byte[]> delete(String id) {
        return tell(drafts.delete(id) ? Told.ok(Map.of("deleted", id)) : DraftDesk.NO_DRAFT);
    }

    /** What is wrong with it, and what is worth a look. */
    @Post("/{id}/check")
    HttpResponse<byte[]> check(String id) {
        return tell(desk.check(id));
    }

    /** Makes a release of it as it is now; the draft stays. {@code {"reason"}}. */
    @Post("/{id}/release")
    HttpResponse<byte[]> release(String id, @Body @Nullable String body, HttpRequest<?> request) {
        try {
            return tell(desk.release(id, SentJson.of(body).text("reason"), Caller.of(request)));
        } catch (BadUpload bad) {
            return tell(Told.refused(HttpStatus.BAD_REQUEST, bad.text()));
        }
    }

    private HttpResponse<byte[]> tell(Told told) {
        return answers.document(told.status(), told.document());
    }
}
