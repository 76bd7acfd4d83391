package io.waybill.app.release;

import io.micronaut.context.annotation.Requires;
import io.waybill.db.lead.LeadIds;
import io.waybill.db.release.Draft;
import io.waybill.db.release.DraftChange;
import io.waybill.db.release.DraftStore;
import io.waybill.db.release.ReleaseStore;
import io.waybill.db.release.StoredFile;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The drafts that are kept in the database. */
@Singleton
@Requires(beans = DraftStore.class)
final class KeptDrafts implements Drafts {
    private final DraftStore drafts;
    private final ReleaseStore contents;
    private final LeadIds ids;
    private final Clock clock;

    KeptDrafts(DraftStore drafts, ReleaseStore contents, LeadIds ids, Clock clock) {
        this.drafts = drafts;
        this.contents = contents;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Draft make(Order order, StoredFiles from) {
        return make(order, from.hash(), from.content());
    }

    @Override
    public Draft make(Order order, SortedMap<String, byte[]> content) {
        return make(order, null, content);
    }

    private Draft make(Order order, @Nullable String base, SortedMap<String, byte[]> content) {
        var now = clock.instant();
        var draft = new Draft(
                ids.next(),
                order.flow(),
                order.name(),
                order.author(),
                order.reason(),
                base,
                DraftStore.FIRST,
                now,
                now);
        drafts.add(draft, content);
        return draft;
    }

    @Override
    public @Nullable Draft find(String id) {
        return DraftId.isOne(id) ? drafts.find(id) : null;
    }

    @Override
    public List<Draft> list(@Nullable String flow) {
        return drafts.list(flow);
    }

    @Override
    public List<StoredFile> files(String id) {
        return DraftId.isOne(id) ? drafts.files(id) : List.of();
    }

    @Override
    public byte @Nullable [] content(String id, String path) {
        var found = files(id).stream().filter(file -> file.path().equals(path)).toList();
        return found.isEmpty() ? null : contents.content(found).get(path);
    }

    @Override
    public DraftChange replace(String id, String path, byte[] content, int expected) {
        return DraftId.isOne(id) ? drafts.change(id, path, content, expected, clock.instant()) : new DraftChange.Gone();
    }

    @Override
    public DraftChange remove(String id, String path, int expected) {
        return DraftId.isOne(id) ? drafts.change(id, path, null, expected, clock.instant()) : new DraftChange.Gone();
    }

    @Override
    public boolean delete(String id) {
        return DraftId.isOne(id) && drafts.delete(id);
    }
}
