package io.waybill.app.release;

import io.micronaut.context.annotation.Requires;
import io.waybill.app.home.Releases;
import io.waybill.db.release.DraftStore;
import io.waybill.db.release.Release;
import io.waybill.db.release.ReleaseStore;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the releases and drafts in the database are made of. */
@Singleton
@Requires(beans = ReleaseStore.class)
final class KeptReleaseFiles implements ReleaseFiles {
    private static final Pattern PREFIX = Pattern.compile("[0-9a-f]{" + SHORTEST_PREFIX + ",64}");

    private final ReleaseStore releases;
    private final DraftStore drafts;
    private final Releases inForce;

    KeptReleaseFiles(ReleaseStore releases, DraftStore drafts, Releases inForce) {
        this.releases = releases;
        this.drafts = drafts;
        this.inForce = inForce;
    }

    @Override
    public @Nullable StoredFiles find(String name) {
        var draft = DraftId.isOne(name) ? drafts.find(name) : null;
        if (draft != null) {
            return StoredFiles.of(draft.flow(), releases.content(drafts.files(name)));
        }
        var named = named(name);
        return named.size() == 1 ? files(named.getFirst()) : null;
    }

    /** The releases whose hash begins so; none when that is too short to name one. */
    List<Release> named(String name) {
        var digits = name.toLowerCase(Locale.ROOT);
        return PREFIX.matcher(digits).matches() ? releases.listByPrefix(digits) : List.of();
    }

    private StoredFiles files(Release release) {
        return new StoredFiles(release.flow(), release.hash(), releases.content(release.hash()));
    }

    @Override
    public @Nullable StoredFiles find(String flow, String name) {
        var active = name.equals(ACTIVE) ? inForce.find(flow) : null;
        var found = find(active == null ? name : active.release());
        return found != null && found.flow().equals(flow) ? found : null;
    }
}
