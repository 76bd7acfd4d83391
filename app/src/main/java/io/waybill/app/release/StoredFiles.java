package io.waybill.app.release;

import io.waybill.app.home.ReleaseHash;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of one flow as they were kept: its own, the lists and all mappings.
 *
 * @param hash of exactly these files; that of a draft changes with it
 * @param content by path below the home ({@code rules/flows/<flow>/buyers.csv}); not to be changed
 */
public record StoredFiles(String flow, String hash, SortedMap<String, byte[]> content) {
    public StoredFiles {
        content = Collections.unmodifiableSortedMap(new TreeMap<>(content));
    }

    /** Files that are not a release yet, under the hash they would have. */
    public static StoredFiles of(String flow, SortedMap<String, byte[]> content) {
        return new StoredFiles(flow, ReleaseHash.of(content), content);
    }
}
