package io.waybill.app.lists;

import io.waybill.db.keyed.MemoryKey;
import io.waybill.db.list.ListLoading;
import io.waybill.db.list.UploadedList;
import io.waybill.db.list.UploadedLists;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes lists in while they arrive: none is ever held in memory, and a list changes as a whole or not at all. Safe for use by many threads. */
@Singleton
final class ListUploads {
    private static final int SHOWN = 20;

    private final UploadedLists lists;
    private final ListValues values;
    private final MemoryKey key;
    private final Clock clock;

    ListUploads(UploadedLists lists, ListValues values, MemoryKey key, Clock clock) {
        this.lists = lists;
        this.values = values;
        this.key = key;
        this.clock = clock;
    }

    /**
     * What became of an upload.
     *
     * @param rows with a value
     * @param added entries that the list did not have
     * @param duplicates rows whose value the list or an earlier row has
     * @param invalid rows whose value is not of the list's type
     * @param invalidRows the first of these
     */
    record Report(UploadedList list, long rows, long added, long duplicates, long invalid, List<Long> invalidRows) {}

    /** What has been counted so far. */
    private static final class Count {
        private long rows;
        private long invalid;
        private final List<Long> invalidRows = new ArrayList<>();

        void refuse(long row) {
            invalid++;
            if (invalidRows.size() < SHOWN) {
                invalidRows.add(row);
            }
        }
    }

    /**
     * Takes a list in.
     *
     * @param replacing whether it takes the place of the list; else it is added
     * @throws BadUpload when it cannot be read to its end; the list is as before
     */
    Report take(String name, boolean replacing, ListOrder order, boolean csv, InputStream body) throws BadUpload {
        ListOrder.Checked checked = order.check(values, replacing ? null : lists.find(name));
        var hash = new EntryHash(checked.digest(), key.hash());
        var count = new Count();
        try (UploadRows rows = UploadRows.of(body, csv, checked);
                ListLoading loading = lists.load(name)) {
            for (UploadRows.Row row = rows.next(); row != null; row = rows.next()) {
                count.rows++;
                byte[] entry = findEntry(checked, hash, row.value());
                if (entry == null) {
                    count.refuse(row.number());
                } else {
                    loading.add(entry);
                }
            }
            if (count.rows > 0 && count.invalid == count.rows) {
                throw new BadUpload("None of the (%d) rows can be read as (%s). Maybe another type, hash or column?"
                        .formatted(count.rows, wanted(checked)));
            }
            return report(finish(loading, replacing, checked), count);
        } catch (IOException broken) {
            throw new BadUpload("The upload broke off.");
        }
    }

    private byte @Nullable [] findEntry(ListOrder.Checked order, EntryHash hash, String value) {
        if (order.hashed()) {
            return hash.findOfHex(value);
        }
        String normal = values.find(order.type(), value);
        return normal == null ? null : hash.ofValue(normal);
    }

    private static String wanted(ListOrder.Checked order) {
        return order.hashed() ? order.digest() : order.type();
    }

    private ListLoading.Loaded finish(ListLoading loading, boolean replacing, ListOrder.Checked order) {
        return replacing
                ? loading.replace(order.type(), order.digest(), clock.instant())
                : loading.merge(order.type(), order.digest(), clock.instant());
    }

    private static Report report(ListLoading.Loaded loaded, Count count) {
        long duplicates = count.rows - count.invalid - loaded.added();
        return new Report(
                loaded.list(), count.rows, loaded.added(), duplicates, count.invalid, List.copyOf(count.invalidRows));
    }
}
