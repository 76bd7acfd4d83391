package io.waybill.app.release;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.waybill.app.answer.Answers;
import io.waybill.db.release.Release;
import io.waybill.db.release.ReleaseStore;
import java.util.Map;
import java.util.function.Function;

/** The releases there are, and what is in them. {@code before} is the hash of the last one of the page before. */
@Controller("/api/releases")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(beans = ReleaseStore.class)
final class ReleaseController {
    private static final int MOST = 200;

    private final ReleaseStore store;
    private final ReleaseNames names;
    private final ReleaseViews views;
    private final Answers answers;

    ReleaseController(ReleaseStore store, ReleaseNames names, ReleaseViews views, Answers answers) {
        this.store = store;
        this.names = names;
        this.views = views;
        this.answers = answers;
    }

    @Get
    HttpResponse<byte[]> list(
            @Nullable @QueryValue String flow,
            @Nullable @QueryValue String before,
            @QueryValue(defaultValue = "50") String limit) {
        if (!limit.matches("[0-9]{1,3}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > MOST) {
            return tell(Told.refused(HttpStatus.BAD_REQUEST, "The limit must be a number from 1 to " + MOST));
        }
        int most = Integer.parseInt(limit);
        return tell(before == null ? page(flow, null, most) : names.with(before, last -> page(flow, last, most)));
    }

    private Told page(@Nullable String flow, @Nullable Release before, int most) {
        return Told.ok(Map.of("releases", views.of(store.list(flow, before, most))));
    }

    @Get("/{hash}")
    HttpResponse<byte[]> show(String hash) {
        return tell(names.with(hash, release -> Told.ok(views.of(release))));
    }

    /** One file, byte for byte. */
    @Get("/{hash}/files/{+path}")
    HttpResponse<byte[]> file(String hash, String path) {
        return bytes(hash, release -> {
            var found = store.files(release.hash()).stream()
                    .filter(file -> file.path().equals(path))
                    .toList();
            return found.isEmpty()
                    ? tell(Told.refused(HttpStatus.NOT_FOUND, "The release has no such file"))
                    : FileAnswer.of(path, store.content(found).getOrDefault(path, new byte[0]));
        });
    }

    /** All files as a zip file of a home. */
    @Get("/{hash}/export")
    HttpResponse<byte[]> export(String hash) {
        return bytes(
                hash,
                release -> FileAnswer.zip(
                                "release-" + release.hash().substring(0, 12),
                                HomeZip.write(store.content(release.hash())))
                        .header(HttpHeaders.ETAG, "\"" + release.hash() + "\""));
    }

    private HttpResponse<byte[]> bytes(String hash, Function<Release, HttpResponse<byte[]>> answer) {
        return switch (names.find(hash)) {
            case Named.One one -> answer.apply(one.release());
            case Named.Other other -> tell(other.told());
        };
    }

    private HttpResponse<byte[]> tell(Told told) {
        return answers.document(told.status(), told.document());
    }
}
