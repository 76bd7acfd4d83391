package io.waybill.app.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.exchange.BlockingExchanges;
import io.waybill.app.exchange.Exchanged;
import io.waybill.app.exchange.Guards;
import io.waybill.app.exchange.Leave;
import io.waybill.mappings.request.Masking;
import io.waybill.mappings.request.Rendered;
import io.waybill.mappings.request.SftpLogin;
import io.waybill.mappings.request.Way;
import io.waybill.mappings.response.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileExchangesTest {
    private static final Duration PLENTY = Duration.ofSeconds(20);

    private final BlockingExchanges exchanges = new BlockingExchanges();
    private final SshConnections connections = new SshConnections();
    private final FileExchanges files = new FileExchanges(connections, Guards.letting("127.0.0.1"), exchanges);
    private final SshServer server = SshServer.setUpDefaultServer();
    private final KeyPair hostKey = keyPair("ecdsa-sha2-nistp256", 256);
    private final KeyPair userKey = keyPair("ssh-rsa", 2048);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    Path folder;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(folder.resolve("in"));
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPasswordAuthenticator(
                (user, password, session) -> user.equals("ann") && password.equals("right one"));
        server.setPublickeyAuthenticator(
                (user, key, session) -> user.equals("ann") && KeyUtils.compareKeys(key, userKey.getPublic()));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(true);
        connections.close();
        exchanges.close();
    }

    @Test
    void aFileIsLaidDownWhole() throws IOException {
        var answer = answer(send("/in/L-1.csv", password("right one")));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(folder.resolve("in/L-1.csv")).hasContent("a,b\r\n1,é\r\n");
        try (var names = Files.list(folder.resolve("in"))) {
            assertThat(names).hasSize(1);
        }
    }

    @Test
    void theSameFileMayBeLaidDownAgain() throws IOException {
        Files.writeString(folder.resolve("in/L-1.csv"), "half of it, and longer than what comes now");
        assertThat(answer(send("/in/L-1.csv", password("right one"))).status()).isEqualTo(201);
        assertThat(folder.resolve("in/L-1.csv")).hasContent("a,b\r\n1,é\r\n");
    }

    @Test
    void aKeyOpensTooAndItsLineBreaksMayBeWrittenOut() throws IOException, GeneralSecurityException {
        var out = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(userKey, "test", null, out);
        var pem = out.toString(StandardCharsets.US_ASCII);
        assertThat(answer(send("/in/a.csv", key(pem))).status()).isEqualTo(201);
        assertThat(answer(send("/in/b.csv", key(pem.strip().replace("\n", "\\n"))))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void theWholeKeyMayBePinnedInsteadOfItsFingerprint() {
        var line = "files.example " + PublicKeyEntry.toString(hostKey.getPublic());
        assertThat(answer(send("/in/a.csv", new SftpLogin("ann", "right one", null, null, line)))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aServerWithAnotherKeyGetsNothingNotEvenThePassword() {
        var login = new SftpLogin("ann", "right one", null, null, "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        assertThat(send("/in/a.csv", login)).isInstanceOfSatisfying(Exchanged.NotSent.class, not -> {
            assertThat(not.fault()).isEqualTo("connection");
            assertThat(not.detail()).contains("which is not host_key", fingerprint());
        });
        assertThat(folder.resolve("in/a.csv")).doesNotExist();
    }

    @Test
    void aWrongPasswordIsAnAnswer() {
        var answer = answer(send("/in/a.csv", password("wrong one")));
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void aKeyThatIsNoneMeansThatNothingWasSent() {
        assertThat(send("/in/a.csv", key("no key at all")))
                .isInstanceOfSatisfying(
                        Exchanged.NotSent.class, not -> assertThat(not.detail()).doesNotContain("no key at all"));
    }

    @Test
    void aFolderThatIsNotThereIsAnAnswer() {
        assertThat(answer(send("/elsewhere/a.csv", password("right one"))).status())
                .isEqualTo(404);
    }

    @Test
    void aServerThatIsNotThereMeansThatNothingWasSent() throws IOException {
        int port = server.getPort();
        server.stop(true);
        var sent = files.send("p", 1, request(port, "/in/a.csv"), password("right one"), PLENTY, Leave.ANY_TIME)
                .join();
        assertThat(sent)
                .isInstanceOfSatisfying(
                        Exchanged.NotSent.class, not -> assertThat(not.fault()).isEqualTo("connection"));
    }

    @Test
    void aServerThatSaysNothingIsLeftInTime() throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var sent = files.send(
                            "p",
                            1,
                            request(silent.getLocalPort(), "/in/a.csv"),
                            password("right one"),
                            Duration.ofMillis(400),
                            Leave.ANY_TIME)
                    .join();
            assertThat(sent)
                    .isInstanceOfSatisfying(
                            Exchanged.NotSent.class,
                            not -> assertThat(not.fault()).isEqualTo("timeout"));
        }
    }

    @Test
    void aPrivateAddressIsRefused() {
        var guarded = new FileExchanges(connections, Guards.letting(""), exchanges);
        var sent = guarded.send(
                        "p", 1, request(server.getPort(), "/in/a.csv"), password("right one"), PLENTY, Leave.ANY_TIME)
                .join();
        assertThat(sent)
                .isInstanceOfSatisfying(
                        Exchanged.NotSent.class, not -> assertThat(not.detail()).contains("not public"));
    }

    @Test
    void manyFilesAtOnce() {
        var sent = IntStream.range(0, 20)
                .mapToObj(i -> files.send(
                        "p",
                        4,
                        request(server.getPort(), "/in/L-" + i + ".csv"),
                        password("right one"),
                        PLENTY,
                        Leave.ANY_TIME))
                .toList();
        assertThat(sent)
                .allSatisfy(one -> assertThat(answer(one.join()).status()).isEqualTo(201));
    }

    private Exchanged send(String path, SftpLogin login) {
        return files.send("p", 2, request(server.getPort(), path), login, PLENTY, Leave.ANY_TIME)
                .join();
    }

    private SftpLogin password(String password) {
        return new SftpLogin("ann", password, null, null, fingerprint());
    }

    private SftpLogin key(String key) {
        return new SftpLogin("ann", null, key, null, fingerprint());
    }

    private String fingerprint() {
        return String.valueOf(KeyUtils.getFingerPrint(BuiltinDigests.sha256, hostKey.getPublic()));
    }

    private static Rendered request(int port, String path) {
        var uri = URI.create("sftp://127.0.0.1:" + port + path);
        var login = new SftpLogin("", null, null, null, "");
        return new Rendered(
                "PUT",
                uri,
                Map.of(),
                "a,b\r\n1,é\r\n".getBytes(StandardCharsets.UTF_8),
                new Rendered.Masked(uri.toString(), Map.of(), null),
                new Way.Sftp(login),
                Masking.NOTHING);
    }

    private static Answer answer(Exchanged exchanged) {
        assertThat(exchanged).isInstanceOf(Exchanged.Answered.class);
        return ((Exchanged.Answered) exchanged).answer();
    }

    private static KeyPair keyPair(String type, int size) {
        try {
            return KeyUtils.generateKeyPair(type, size);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
