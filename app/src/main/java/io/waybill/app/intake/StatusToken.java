package io.waybill.app.intake;

import io.waybill.app.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The secret in a lead's {@code status_url}: 128 random bits for the source, of which only the hash is kept. */
record StatusToken(String secret) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static StatusToken create() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return new StatusToken(HexFormat.of().formatHex(bytes));
    }

    /** SHA-256 of the secret, 64 hex digits. */
    String hash() {
        return Sha256.of(secret);
    }

    /** Whether this is the token of which that hash was kept; takes the same time whatever the answer. */
    boolean matches(String keptHash) {
        return MessageDigest.isEqual(
                hash().getBytes(StandardCharsets.UTF_8), keptHash.getBytes(StandardCharsets.UTF_8));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "StatusToken";
    }
}
