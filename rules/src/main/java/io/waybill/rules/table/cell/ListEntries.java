package io.waybill.rules.table.cell;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The entries of a list, a million of them in 8 MB: of each only the first 64 bits of its SHA-256, by which two texts meet once in many times
 * the age of the world. Immutable; safe for use by many threads.
 */
public final class ListEntries {
    private static final MessageDigest FRESH = lookUp();

    private final long[] sorted;

    private ListEntries(long[] sorted) {
        this.sorted = sorted;
    }

    /** Whether the folded text is an entry. */
    boolean contains(String folded) {
        return sorted.length > 0 && Arrays.binarySearch(sorted, mark(digest(), folded)) >= 0;
    }

    private static long mark(MessageDigest digest, String folded) {
        return ByteBuffer.wrap(digest.digest(folded.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    /** A copy of one that was looked up once: looking it up again costs more than a digest. */
    private static MessageDigest digest() {
        try {
            return (MessageDigest) FRESH.clone();
        } catch (CloneNotSupportedException absent) {
            throw new IllegalStateException("SHA-256 of every Java platform can be copied.", absent);
        }
    }

    private static MessageDigest lookUp() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java platform has SHA-256.", absent);
        }
    }

    /** Gathers entries. For one thread. */
    static final class Builder {
        private static final int FIRST_ROOM = 64;

        private final MessageDigest digest = digest();
        private long[] marks = new long[FIRST_ROOM];
        private int size;

        void add(String entry) {
            if (size == marks.length) {
                marks = Arrays.copyOf(marks, 2 * size);
            }
            marks[size++] = mark(digest, Fold.fold(entry));
        }

        ListEntries build() {
            long[] sorted = Arrays.copyOf(marks, size);
            Arrays.sort(sorted);
            return new ListEntries(sorted);
        }
    }
}
