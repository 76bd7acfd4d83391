package io.waybill.db.list;

import java.time.Instant;

/**
 * A list as it counts now.
 *
 * @param part the entries that count; a replaced list has another
 * @param type field type of its values; empty when nobody said
 * @param digest what its entries are hashes of: the {@code sha256} or {@code md5} of a value's normal form
 * @param entries how many it has
 * @param updated when it was last changed
 */
public record UploadedList(String name, long part, String type, String digest, long entries, Instant updated) {}
