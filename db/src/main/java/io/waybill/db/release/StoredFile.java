package io.waybill.db.release;

/**
 * One file of a release or a draft, without its content.
 *
 * @param path below the home, {@code /} between folders
 * @param sha SHA-256 of the content, 64 hex digits
 * @param size in bytes
 * @param version of the draft when the file was changed last; 0 in a release
 */
public record StoredFile(String path, String sha, long size, int version) {}
