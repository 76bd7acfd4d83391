package io.waybill.app.exchange;

import static io.waybill.app.exchange.Requests.PLENTY;
import static io.waybill.app.exchange.Requests.SHORT;
import static io.waybill.app.exchange.Requests.exchange;
import static io.waybill.app.exchange.Requests.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Against a server whose certificate is for {@code localhost}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String UNTIL_CLOSED = "HTTP/1.1 200 OK\r\n\r\nok";

    private SSLContext serverSide;
    private NettyExchangeClient trusting;
    private final NettyExchangeClient usual = Requests.client();

    @BeforeAll
    void makeCertificate(@TempDir Path folder) throws Exception {
        var store = KeyStore.getInstance(selfSigned(folder).toFile(), PASSWORD);
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        serverSide = SSLContext.getInstance("TLS");
        serverSide.init(keys.getKeyManagers(), null, null);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        trusting = Requests.client(
                "127.0.0.1, ::1",
                new OwnServer(false, () -> null),
                SslContextBuilder.forClient().trustManager(trust).build());
    }

    @AfterAll
    void close() {
        trusting.close();
        usual.close();
    }

    @Test
    void aTrustedServerIsAnswered() throws Exception {
        try (var server = RawServer.that(socket -> {
            try (var secured = secure(socket)) {
                RawServer.readRequest(secured);
                RawServer.write(secured, UNTIL_CLOSED);
            }
        })) {
            assertThat(send(trusting, server, "localhost", PLENTY)).isInstanceOf(Exchanged.Answered.class);
        }
    }

    @Test
    void anAnswerThatEndsWithoutTheServersGoodbyeIsCutOff() throws Exception {
        try (var server = RawServer.that(socket -> {
            var secured = secure(socket);
            RawServer.readRequest(secured);
            RawServer.write(secured, UNTIL_CLOSED);
            socket.close();
        })) {
            assertThat(send(trusting, server, "localhost", PLENTY))
                    .isInstanceOfSatisfying(
                            Exchanged.NoAnswer.class,
                            none -> assertThat(none.fault()).isEqualTo("connection"));
        }
    }

    @Test
    void aServerThatIsNotTrustedGetsNothing() throws Exception {
        try (var server = RawServer.that(socket -> RawServer.readRequest(secure(socket)))) {
            assertNotSent("connection", send(usual, server, "localhost", PLENTY));
        }
    }

    @Test
    void aCertificateForAnotherNameIsNotTrusted() throws Exception {
        try (var server = RawServer.that(socket -> RawServer.readRequest(secure(socket)))) {
            assertNotSent("connection", send(trusting, server, "127.0.0.1", PLENTY));
        }
    }

    @Test
    void aServerThatSpeaksNoTlsGetsNothing() throws Exception {
        try (var server = RawServer.that(socket -> RawServer.write(socket, "HTTP/1.1 400 Bad Request\r\n\r\n"))) {
            assertNotSent("connection", send(usual, server, "localhost", PLENTY));
        }
    }

    @Test
    void aHandshakeThatHangsSentNothing() throws Exception {
        try (var server = RawServer.that(RawServer::awaitEnd)) {
            assertNotSent("timeout", send(usual, server, "localhost", SHORT));
        }
    }

    private static void assertNotSent(String fault, Exchanged exchanged) {
        assertThat(exchanged)
                .isInstanceOfSatisfying(
                        Exchanged.NotSent.class, not -> assertThat(not.fault()).isEqualTo(fault));
    }

    private static Exchanged send(ExchangeClient client, RawServer server, String host, Duration timeout)
            throws Exception {
        return exchange(client, post(URI.create("https://" + host + ":" + server.port() + "/"), "{}"), timeout);
    }

    private SSLSocket secure(Socket socket) throws IOException {
        return (SSLSocket) serverSide.getSocketFactory().createSocket(socket, null, true);
    }

    private static Path selfSigned(Path folder) throws Exception {
        var file = folder.resolve("keys.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        var exit = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD),
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-ext",
                        "BC=ca:true")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(exit).isZero();
        assertThat(Files.size(file)).isPositive();
        return file;
    }
}
