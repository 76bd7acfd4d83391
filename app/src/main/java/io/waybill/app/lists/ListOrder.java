package io.waybill.app.lists;

import io.waybill.db.list.UploadedList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an upload's query string asks for, as it was sent: null where it says nothing.
 *
 * @param type field type of the values
 * @param hash {@code none}, {@code md5} or {@code sha256}: what has been done to the values already
 * @param column name of the column that counts
 */
record ListOrder(
        @Nullable String type,
        @Nullable String hash,
        @Nullable String column) {
    private static final List<String> HASHES = List.of("none", EntryHash.MD5, EntryHash.SHA256);

    /**
     * What is to be done.
     *
     * @param type empty when nobody said
     * @param hashed whether the values are digests already
     * @param digest what the list keeps of its values
     * @param column null when it is to be found
     */
    record Checked(
            String type,
            boolean hashed,
            String digest,
            @Nullable String column) {}

    /**
     * The order for a list as it is.
     *
     * @param before what is added to; null when a new list is made
     * @throws BadUpload when the order cannot be carried out
     */
    Checked check(ListValues values, @Nullable UploadedList before) throws BadUpload {
        String wanted = type == null ? (before == null ? "" : before.type()) : type.strip();
        if (!values.isType(wanted)) {
            throw new BadUpload(
                    "(%s) is not a type. Maybe one of %s?".formatted(wanted, String.join(", ", values.listTypes())));
        }
        if (before != null && before.entries() > 0 && !wanted.equals(before.type())) {
            throw new BadUpload("The list has values of type (%s), not (%s). Maybe replace it, or leave the type out?"
                    .formatted(before.type(), wanted));
        }
        String how = hash == null ? "none" : hash.strip().toLowerCase(Locale.ROOT);
        if (!HASHES.contains(how)) {
            throw new BadUpload("(%s) is not a hash. Maybe one of %s?".formatted(how, String.join(", ", HASHES)));
        }
        return new Checked(wanted, !how.equals("none"), digest(how, before), column);
    }

    /** Values can be added to digests of either kind; digests of different kinds do not mix. */
    private static String digest(String how, @Nullable UploadedList before) throws BadUpload {
        UploadedList kept = before != null && before.entries() > 0 ? before : null;
        if (how.equals("none")) {
            return kept == null ? EntryHash.SHA256 : kept.digest();
        }
        if (kept != null && !kept.digest().equals(how)) {
            throw new BadUpload("The list keeps (%s), which (%s) cannot be compared with. Maybe replace the whole list?"
                    .formatted(kept.digest(), how));
        }
        return how;
    }
}
