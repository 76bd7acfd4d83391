package io.waybill.db.list;

/**
 * A value that may be on a list.
 *
 * @param part of the list, see {@link UploadedList#part}
 * @param hash keyed, 32 hex digits
 */
public record ListEntry(long part, String hash) {}
