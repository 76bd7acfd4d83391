package io.waybill.mappings.request;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * WS-Security's proof of a user, for one message.
 *
 * @param password as it is sent: itself, or the digest of nonce, time and password
 */
record UsernameToken(String username, String password, boolean digest, String nonce, String created) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static UsernameToken of(String username, String password, boolean digest, Instant now) {
        byte[] nonce = new byte[16];
        RANDOM.nextBytes(nonce);
        String created = now.truncatedTo(ChronoUnit.MILLIS).toString();
        String sent = digest ? digest(nonce, created, password) : password;
        return new UsernameToken(username, sent, digest, Base64.getEncoder().encodeToString(nonce), created);
    }

    UsernameToken masked() {
        return new UsernameToken(username, Sensitive.MASK, digest, nonce, created);
    }

    /** SHA-1 is what the standard asks for. */
    private static String digest(byte[] nonce, String created, String password) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(nonce);
            sha1.update(created.getBytes(StandardCharsets.UTF_8));
            sha1.update(password.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(sha1.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-1.", e);
        }
    }

    @Override
    public String toString() {
        return "UsernameToken";
    }
}
