package io.waybill.app.release;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.waybill.app.answer.Answers;
import io.waybill.app.security.Caller;
import io.waybill.db.release.Release;
import io.waybill.db.release.ReleaseStore;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Takes in whole homes as zip files: to keep them as releases, or only to say what is wrong with them. */
@Controller("/api/releases")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
@Requires(beans = ReleaseStore.class)
final class ImportController {
    private static final int LONGEST_JSON = 10_000;

    private final Importing importing;
    private final ReleaseCheck check;
    private final ReleaseFiles files;
    private final Answers answers;

    ImportController(Importing importing, ReleaseCheck check, ReleaseFiles files, Answers answers) {
        this.importing = importing;
        this.check = check;
        this.files = files;
        this.answers = answers;
    }

    /** What a body is made into. */
    @FunctionalInterface
    private interface Taking {
        Told take(BufferedInputStream body) throws BadUpload, IOException;
    }

    /** Keeps the releases of all flows in the home; all problems at once where there are any, and then nothing is kept. */
    @Post("/import")
    HttpResponse<byte[]> take(@Nullable @QueryValue String reason, HttpRequest<?> request) {
        return with(request, body -> {
            var author = Caller.of(request).name();
            return switch (importing.take(HomeZip.read(body), author, reason == null ? "" : reason)) {
                case Importing.Imported.Broken broken ->
                    Told.refused(
                            HttpStatus.UNPROCESSABLE_ENTITY,
                            "Nothing was imported: the files have problems",
                            broken.problems());
                case Importing.Imported.Done done ->
                    new Told(HttpStatus.CREATED, Map.of("releases", views(done.releases())));
            };
        });
    }

    private static List<Map<String, String>> views(List<Release> releases) {
        return releases.stream()
                .map(release -> Map.of("flow", release.flow(), "hash", release.hash()))
                .toList();
    }

    /** What is wrong with a home, sent as a zip file, or with {@code {"draft"}}: a draft or release by its name. */
    @Post("/check")
    HttpResponse<byte[]> check(HttpRequest<?> request) {
        return with(request, body -> {
            body.mark(1);
            int first = body.read();
            body.reset();
            if (first != '{') {
                return problems(HomeZip.read(body));
            }
            var text = new String(body.readNBytes(LONGEST_JSON), StandardCharsets.UTF_8);
            var named = SentJson.of(text).text("draft");
            var found = files.find(named);
            return found == null
                    ? Told.refused(HttpStatus.NOT_FOUND, "There is no draft or release (%s)".formatted(named))
                    : problems(found.content());
        });
    }

    private Told problems(SortedMap<String, byte[]> home) {
        return Told.ok(Map.of("problems", check.of(home)));
    }

    private HttpResponse<byte[]> with(HttpRequest<?> request, Taking taking) {
        Told told;
        try (var body = new BufferedInputStream(
                ((ServerHttpRequest<?>) request).byteBody().toInputStream())) {
            told = taking.take(body);
        } catch (BadUpload bad) {
            told = Told.refused(
                    bad.tooLarge() ? HttpStatus.REQUEST_ENTITY_TOO_LARGE : HttpStatus.BAD_REQUEST, bad.text());
        } catch (IOException broken) {
            told = Told.refused(HttpStatus.BAD_REQUEST, "The upload broke off. Nothing was changed.");
        }
        return answers.document(told.status(), told.document());
    }
}
