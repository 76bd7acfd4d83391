package io.waybill.app.release;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.waybill.app.answer.Answers;
import io.waybill.app.home.EditedFiles;
import io.waybill.app.security.Caller;
import io.waybill.db.release.Draft;
import io.waybill.db.release.DraftChange;
import io.waybill.db.release.ReleaseStore;
import java.io.IOException;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The files of a draft. {@code ETag} is the draft's version; with it in {@code If-Match}, a file that somebody else has changed since is not
 * written over.
 */
@Controller("/api/drafts/{id}/files")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
@Requires(beans = ReleaseStore.class)
final class DraftFileController {
    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"?(\\d{1,9})\"?");

    private final Drafts drafts;
    private final Answers answers;

    DraftFileController(Drafts drafts, Answers answers) {
        this.drafts = drafts;
        this.answers = answers;
    }

    @Get("/{+path}")
    HttpResponse<byte[]> show(String id, String path) {
        var draft = drafts.find(id);
        var content = draft == null ? null : drafts.content(id, path);
        return draft == null || content == null
                ? tell(Told.refused(HttpStatus.NOT_FOUND, "There is no such draft, or it has no such file"))
                : FileAnswer.of(path, content).header(HttpHeaders.ETAG, tag(draft));
    }

    /** The body is the file from now on, byte for byte. */
    @Put("/{+path}")
    HttpResponse<byte[]> replace(String id, String path, HttpRequest<?> request) {
        try (var body = ((ServerHttpRequest<?>) request).byteBody().toInputStream()) {
            long most = EditedFiles.largest(path);
            var content = body.readNBytes((int) most + 1);
            if (content.length > most) {
                return tell(Told.refused(
                        HttpStatus.REQUEST_ENTITY_TOO_LARGE,
                        "The file has more than %d MB. Nothing was changed.".formatted(most >> 20)));
            }
            return change(new Target(id, path), request, version -> drafts.replace(id, path, content, version));
        } catch (IOException broken) {
            return tell(Told.refused(HttpStatus.BAD_REQUEST, "The upload broke off. Nothing was changed."));
        }
    }

    @Delete("/{+path}")
    HttpResponse<byte[]> remove(String id, String path, HttpRequest<?> request) {
        return change(new Target(id, path), request, version -> drafts.remove(id, path, version));
    }

    /** Which file of which draft. */
    private record Target(String id, String path) {}

    private HttpResponse<byte[]> change(Target target, HttpRequest<?> request, Function<Integer, DraftChange> change) {
        var draft = drafts.find(target.id());
        if (draft == null) {
            return tell(DraftDesk.NO_DRAFT);
        }
        var mistake = FilePaths.findMistake(draft.flow(), target.path());
        if (mistake != null) {
            return tell(Told.refused(HttpStatus.BAD_REQUEST, mistake));
        }
        var refusal = DraftRights.findRefusal(Caller.of(request).role(), draft.flow(), target.path());
        if (refusal != null) {
            return tell(Told.refused(HttpStatus.FORBIDDEN, refusal));
        }
        var expected = version(request.getHeaders().get(HttpHeaders.IF_MATCH));
        return expected == null
                ? tell(Told.refused(HttpStatus.BAD_REQUEST, "If-Match is no version of a draft. Maybe \"7\"?"))
                : tell(change.apply(expected));
    }

    private HttpResponse<byte[]> tell(DraftChange change) {
        return switch (change) {
            case DraftChange.Done done ->
                answers.document(HttpStatus.OK, DraftDesk.view(done.draft()))
                        .header(HttpHeaders.ETAG, tag(done.draft()));
            case DraftChange.Outdated outdated ->
                answers.document(
                                HttpStatus.PRECONDITION_FAILED,
                                Told.refused(
                                                HttpStatus.PRECONDITION_FAILED,
                                                "Somebody else has changed the file since. Maybe read it again first?")
                                        .document())
                        .header(HttpHeaders.ETAG, tag(outdated.draft()));
            case DraftChange.Gone _ -> tell(DraftDesk.NO_DRAFT);
        };
    }

    /** Any version where none is asked for; null where it is none. */
    private static @Nullable Integer version(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return Integer.MAX_VALUE;
        }
        var version = VERSION.matcher(header.strip());
        return version.matches() ? Integer.valueOf(version.group(1)) : null;
    }

    private static String tag(Draft draft) {
        return "\"" + draft.version() + "\"";
    }

    private HttpResponse<byte[]> tell(Told told) {
        return answers.document(told.status(), told.document());
    }
}
