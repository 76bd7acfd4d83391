package io.waybill.app.sftp;

import java.io.IOException;
import java.net.SocketAddress;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.jspecify.annotations.Nullable;

/** The one key that a server may show: nobody else gets the file, or the password. */
final class HostKey {
    static final AttributeRepository.AttributeKey<HostKey> OF_CONNECTION = new AttributeRepository.AttributeKey<>();
    static final ServerKeyVerifier VERIFIER = HostKey::verify;

    private static final String FINGERPRINT = "SHA256:";

    private final String expected;
    private final AtomicReference<@Nullable String> seen = new AtomicReference<>();

    /** @param expected {@code SHA256:…}, or a line as {@code known_hosts} has it, with or without the host before it */
    HostKey(String expected) {
        this.expected = expected.strip();
    }

    /** What the server showed instead; null when it was the right one, or none was shown. */
    @Nullable
    String findOther() {
        return seen.get();
    }

    private static boolean verify(ClientSession session, SocketAddress address, PublicKey shown) {
        var context = session.getConnectionContext();
        var key = context == null ? null : context.getAttribute(OF_CONNECTION);
        return key != null && key.accepts(shown);
    }

    private boolean accepts(PublicKey shown) {
        var fingerprint = String.valueOf(KeyUtils.getFingerPrint(BuiltinDigests.sha256, shown));
        boolean right = expected.startsWith(FINGERPRINT)
                ? stripped(fingerprint).equals(stripped(expected))
                : KeyUtils.compareKeys(shown, parsed());
        if (!right) {
            seen.set(fingerprint);
        }
        return right;
    }

    private @Nullable PublicKey parsed() {
        try {
            var start = expected.indexOf("ssh-") >= 0 ? expected.indexOf("ssh-") : expected.indexOf("ecdsa-");
            var entry = PublicKeyEntry.parsePublicKeyEntry(start < 0 ? expected : expected.substring(start));
            return entry == null ? null : entry.resolvePublicKey(null, null, PublicKeyEntryResolver.IGNORING);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            return null;
        }
    }

    private static String stripped(String fingerprint) {
        return fingerprint.strip().replaceAll("=+$", "");
    }
}
