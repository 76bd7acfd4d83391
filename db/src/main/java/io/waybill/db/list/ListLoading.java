package io.waybill.db.list;

import io.waybill.db.connection.Transaction;
import io.waybill.db.connection.Transaction.Change;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * A list on its way in. What is added stands apart until {@link #replace} or {@link #merge} lets it count; closed without either, it is as if it
 * had never come. For one thread.
 */
public final class ListLoading implements AutoCloseable {
    private static final int BATCH = 1_000;
    private static final int BATCHES_PER_SIGN_OF_LIFE = 50;
    private static final int HASH_BYTES = 16;
    private static final int RANGES = 256;
    private static final long FEW = 5_000;

    private final String name;
    private final Transaction transaction;
    private final Consumer<UploadedList> changed;
    private final long part;
    private final List<byte[]> batch = new ArrayList<>(BATCH);
    private long loaded;
    private int batches;
    private boolean counts;

    ListLoading(String name, Transaction transaction, Consumer<UploadedList> changed) {
        this.name = name;
        this.transaction = transaction;
        this.changed = changed;
        this.part = commit(connection -> PartRows.create(connection, name));
    }

    /**
     * What became of a loading.
     *
     * @param list as it is now
     * @param added how many entries it did not have before; for a replaced list, all
     */
    public record Loaded(UploadedList list, long added) {}

    /** Takes one more hash in; one that came before counts once. */
    public void add(byte[] hash) {
        batch.add(hash);
        if (batch.size() == BATCH) {
            flush();
        }
    }

    private void flush() {
        if (!batch.isEmpty()) {
            loaded += commit(connection -> PartRows.insert(connection, part, batch));
            batch.clear();
            batches++;
        }
        if (batches % BATCHES_PER_SIGN_OF_LIFE == 1) {
            var _ = commit(connection -> {
                PartRows.mark(connection, part, "loading");
                return 0;
            });
        }
    }

    /** Lets what was added be the list, instead of what it was. */
    public Loaded replace(String type, String digest, Instant at) {
        flush();
        var list = new UploadedList(name, part, type, digest, loaded, at);
        Loaded result = commit(connection -> {
            UploadedList before = ListRows.findLocked(connection, name);
            if (before != null) {
                PartRows.mark(connection, before.part(), "old");
            }
            PartRows.mark(connection, part, "active");
            ListRows.put(connection, list);
            return new Loaded(list, loaded);
        });
        counts = true;
        changed.accept(list);
        return result;
    }

    /** Adds what was added to the list as it is; where there is none, it becomes the list. */
    public Loaded merge(String type, String digest, Instant at) {
        flush();
        Loaded result = commit(connection -> {
            UploadedList before = ListRows.findLocked(connection, name);
            if (before == null) {
                PartRows.mark(connection, part, "active");
                var list = new UploadedList(name, part, type, digest, loaded, at);
                ListRows.put(connection, list);
                return new Loaded(list, loaded);
            }
            long added = mergeInto(connection, before.part());
            PartRows.mark(connection, part, "old");
            var list = new UploadedList(name, before.part(), type, digest, before.entries() + added, at);
            ListRows.put(connection, list);
            return new Loaded(list, added);
        });
        counts = true;
        changed.accept(result.list());
        return result;
    }

    /** In many short statements, as none may take longer than the driver waits. */
    private long mergeInto(Connection connection, long into) throws SQLException {
        byte[] first = new byte[HASH_BYTES];
        byte[] last = new byte[HASH_BYTES];
        Arrays.fill(last, (byte) 0xFF);
        if (loaded <= FEW) {
            return PartRows.merge(connection, part, into, first, last);
        }
        long added = 0;
        for (int range = 0; range < RANGES; range++) {
            first[0] = (byte) range;
            last[0] = (byte) range;
            added += PartRows.merge(connection, part, into, first, last);
        }
        return added;
    }

    private <T> T commit(Change<T> change) {
        return transaction.commit("The upload of list (%s)".formatted(name), change);
    }

    @Override
    public void close() {
        if (!counts) {
            var _ = commit(connection -> {
                PartRows.mark(connection, part, "old");
                return 0;
            });
        }
    }
}
