package io.waybill.app.sftp;

import io.waybill.app.exchange.Handover;
import io.waybill.mappings.request.SftpLogin;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.EnumSet;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.jspecify.annotations.Nullable;

/** Opens SSH connections. The client starts with the first of them, for most installations need none. Safe for use by many threads. */
@Singleton
class SshConnections {
    private @Nullable SshClient client;

    /**
     * Connects and prepares the login.
     *
     * @throws IOException when there is no connection, or the server shows another key than the login names
     */
    ClientSession open(InetSocketAddress address, SftpLogin login, Duration within, Handover handover)
            throws IOException {
        var hostKey = new HostKey(login.hostKey());
        var context = AttributeRepository.ofKeyValuePair(HostKey.OF_CONNECTION, hostKey);
        var connecting = started().connect(login.username(), address, context, null);
        handover.uses(connecting::cancel);
        var session = connecting.verify(within).getSession();
        handover.uses(() -> session.close(true));
        try {
            identify(session, login);
            // The exchange of keys comes first; waiting for it tells a wrong key from a wrong password.
            session.waitFor(
                    EnumSet.of(ClientSession.ClientSessionEvent.WAIT_AUTH, ClientSession.ClientSessionEvent.CLOSED),
                    within);
            refuseOther(hostKey);
            return session;
        } catch (IOException e) {
            session.close(true);
            throw e;
        }
    }

    @PreDestroy
    synchronized void close() {
        if (client != null) {
            client.stop();
        }
    }

    private synchronized SshClient started() {
        if (client == null) {
            client = SshClient.setUpDefaultClient();
            client.setServerKeyVerifier(HostKey.VERIFIER);
            // Neither the keys nor the settings of whoever runs this process have a say.
            client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
            client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
            client.start();
        }
        return client;
    }

    private static void refuseOther(HostKey hostKey) throws IOException {
        var other = hostKey.findOther();
        if (other != null) {
            throw new IOException("the server shows the key " + other + ", which is not host_key");
        }
    }

    private static void identify(ClientSession session, SftpLogin login) throws IOException {
        if (login.password() != null) {
            session.addPasswordIdentity(login.password());
        } else if (login.privateKey() != null) {
            session.addPublicKeyIdentity(key(login.privateKey(), login.passphrase()));
        }
    }

    /** A key that came through an environment variable may have its line breaks written out. */
    private static KeyPair key(String text, @Nullable String passphrase) throws IOException {
        var lines = text.contains("\n") ? text : text.replace("\\n", "\n");
        var in = new ByteArrayInputStream((lines.strip() + "\n").getBytes(StandardCharsets.UTF_8));
        var password = passphrase == null || passphrase.isEmpty()
                ? FilePasswordProvider.EMPTY
                : FilePasswordProvider.of(passphrase);
        try {
            var pairs = SecurityUtils.loadKeyPairIdentities(null, NamedResource.ofName("private_key"), in, password);
            if (pairs != null && pairs.iterator().hasNext()) {
                return pairs.iterator().next();
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("private_key cannot be read. Maybe its passphrase is wrong");
        }
        throw new IOException("private_key is not a private key in PEM or OpenSSH form");
    }
}
