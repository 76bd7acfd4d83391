package io.waybill.db.release;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.db.connection.Transaction;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The drafts. Every method throws {@link DataAccessException} when the database is away. Safe for use by many threads. */
@Singleton
@Requires(beans = DataSource.class)
public final class DraftStore {
    /** The version of a draft at its beginning. */
    public static final int FIRST = 1;

    private final Transaction transaction;

    public DraftStore(DataSource dataSource) {
        this.transaction = new Transaction(DelegatingDataSource.unwrapDataSource(dataSource));
    }

    /** Keeps a new draft with its files. */
    public void add(Draft draft, SortedMap<String, byte[]> content) {
        var files = keep(content);
        transaction.commit("To keep draft (%s)".formatted(draft.id()), connection -> {
            DraftRows.insert(connection, draft);
            for (StoredFile file : files.files()) {
                DraftFileRows.put(connection, draft.id(), file.path(), file, draft.version());
            }
            return true;
        });
    }

    private Contents keep(Map<String, byte[]> content) {
        var files = Contents.of(content);
        ContentRows.keep(transaction, files.bySha());
        return files;
    }

    /** The draft; null when there is none of that id. */
    public @Nullable Draft find(String id) {
        return transaction.<@Nullable Draft>commit("To read a draft", connection -> DraftRows.find(connection, id));
    }

    /**
     * All drafts, the newest first.
     *
     * @param flow null for all flows
     */
    public List<Draft> list(@Nullable String flow) {
        return transaction.commit("To read the drafts", connection -> DraftRows.list(connection, flow));
    }

    /** The files of a draft by path. */
    public List<StoredFile> files(String id) {
        return transaction.commit(
                "To read the files of draft (%s)".formatted(id), connection -> DraftFileRows.list(connection, id));
    }

    /**
     * Changes one file, unless somebody has changed it since.
     *
     * @param content null to delete it
     * @param expected the draft's version that the caller has seen: later changes of this file are in the way, changes of others are not
     */
    public DraftChange change(String id, String path, byte @Nullable [] content, int expected, Instant at) {
        var file = content == null ? null : keep(Map.of(path, content)).files().getFirst();
        return transaction.commit("To change draft (%s)".formatted(id), connection -> {
            Draft draft = DraftRows.findLocked(connection, id);
            if (draft == null) {
                return new DraftChange.Gone();
            }
            if (DraftFileRows.version(connection, id, path) > expected) {
                return new DraftChange.Outdated(draft);
            }
            Draft changed = draft.changed(at);
            DraftRows.update(connection, changed);
            DraftFileRows.put(connection, id, path, file, changed.version());
            return new DraftChange.Done(changed);
        });
    }

    /** Deletes the draft; false when there is none. */
    public boolean delete(String id) {
        return transaction.commit("To delete draft (%s)".formatted(id), connection -> DraftRows.delete(connection, id));
    }
}
