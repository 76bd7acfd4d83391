package io.waybill.app.release;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpStatus;
import io.waybill.db.release.Release;
import io.waybill.db.release.ReleaseStore;
import jakarta.inject.Singleton;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the release that a caller names by its hash or the first digits of it. */
@Singleton
@Requires(beans = ReleaseStore.class)
final class ReleaseNames {
    private final KeptReleaseFiles files;

    ReleaseNames(KeptReleaseFiles files) {
        this.files = files;
    }

    /** What is answered for the release; or that there is none, or several. */
    Told with(String name, Function<Release, Told> answer) {
        return switch (find(name)) {
            case Named.One one -> answer.apply(one.release());
            case Named.Other other -> other.told();
        };
    }

    /** The release, or what the caller is told instead. */
    Named find(String name) {
        var named = files.named(name);
        if (named.size() > 1) {
            var hashes = named.stream().map(Release::hash).collect(Collectors.joining(", "));
            return new Named.Other(Told.refused(
                    HttpStatus.CONFLICT,
                    "Several releases begin with (%s): %s. Maybe name more digits?".formatted(name, hashes)));
        }
        return named.isEmpty() ? new Named.Other(none(name)) : new Named.One(named.getFirst());
    }

    private static Told none(String name) {
        var text = name.length() < ReleaseFiles.SHORTEST_PREFIX
                ? "(%s) is too short for a release's name. Maybe %d digits of its hash, or more?"
                : "There is no release (%s). Maybe one of GET /api/releases, by at least %d digits of its hash?";
        return Told.refused(HttpStatus.NOT_FOUND, text.formatted(shown(name), ReleaseFiles.SHORTEST_PREFIX));
    }

    private static String shown(String name) {
        return name.length() > 80 ? name.substring(0, 80) + "…" : name;
    }
}
