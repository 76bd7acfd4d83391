package io.waybill.app.lists;

import io.waybill.db.keyed.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a list keeps of a value: the keyed hash of its digest, so that values and digests that were uploaded meet. For one thread. */
final class EntryHash {
    static final String SHA256 = "sha256";
    static final String MD5 = "md5";

    private final String name;
    private final MessageDigest digest;
    private final KeyedHash keyed;

    /** @param name of the digest, {@code sha256} or {@code md5} */
    EntryHash(String name, KeyedHash keyed) {
        this.name = name;
        this.keyed = keyed;
        try {
            digest = MessageDigest.getInstance(name.equals(MD5) ? "MD5" : "SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java platform has " + name + ".", absent);
        }
    }

    /** Of a value in its normal form. */
    byte[] ofValue(String normal) {
        return ofDigest(HexFormat.of().formatHex(digest.digest(normal.getBytes(StandardCharsets.UTF_8))));
    }

    /** Of a digest that somebody else made, in hex; null when it cannot be one. */
    byte @Nullable [] findOfHex(String hex) {
        String small = hex.strip().toLowerCase(Locale.ROOT);
        boolean fits =
                small.length() == 2 * digest.getDigestLength() && small.chars().allMatch(HexFormat::isHexDigit);
        return fits ? ofDigest(small) : null;
    }

    private byte[] ofDigest(String hex) {
        return keyed.bytesOf(name + ":" + hex);
    }
}
