package io.waybill.db.keyed;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hashes texts with a key, so that nobody without it can try out telephone numbers. For one thread. */
public final class KeyedHash {
    /** Bytes of a hash: by chance two texts never meet. */
    public static final int BYTES = 16;

    private static final String ALGORITHM = "HmacSHA256";
    private final Mac mac;

    KeyedHash(byte[] key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM + ".", absent);
        }
    }

    /** The hash of a text as 32 hex digits. */
    public String of(String text) {
        return HexFormat.of().formatHex(bytesOf(text));
    }

    /** The hash of a text as {@value #BYTES} bytes. */
    public byte[] bytesOf(String text) {
        return Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), BYTES);
    }
}
