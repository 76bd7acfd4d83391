package io.waybill.app.home;

import io.waybill.app.digest.Sha256;
import java.util.SortedMap;

/** The name of a release: SHA-256 over the paths and contents of its files, as 64 hex digits. */
public final class ReleaseHash {
    private ReleaseHash() {}

    /** The hash of one flow's files, by their paths below the home. */
    public static String of(SortedMap<String, byte[]> files) {
        Sha256 hash = new Sha256();
        files.forEach((name, content) -> hash.add(name).add(content));
        return hash.hex();
    }
}
