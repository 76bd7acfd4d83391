package io.waybill.app.exchange;

import static io.waybill.app.exchange.Requests.PLENTY;
import static io.waybill.app.exchange.Requests.SHORT;
import static io.waybill.app.exchange.Requests.exchange;
import static io.waybill.app.exchange.Requests.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FaultsTest {
    private static final byte[] MEGABYTE = new byte[1024 * 1024];
    private static final Duration SOON = Duration.ofMillis(20);

    private final NettyExchangeClient client = Requests.client();

    @AfterEach
    void close() {
        client.close();
    }

    static Stream<Arguments> behavioursThatLeaveTheOutcomeOpen() throws IOException {
        var bomb = gzip(64);
        var cutGzip = Arrays.copyOf(gzip(1), 500);
        return Stream.of(
                open("connection", "resets before it has read all", socket -> {
                    assertThat(socket.getInputStream().read()).isEqualTo('P');
                    RawServer.reset(socket);
                }),
                open("connection", "resets after it read", read(RawServer::reset)),
                open("connection", "closes without an answer", read(socket -> {})),
                open("connection", "closes its side only", read(socket -> {
                    socket.shutdownOutput();
                    RawServer.awaitEnd(socket);
                })),
                open(
                        "connection",
                        "cuts the body off",
                        says("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"status\":\"accepted\"}")),
                open(
                        "connection",
                        "cuts the last chunk off",
                        says("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n")),
                open(
                        "connection",
                        "cuts a chunk off",
                        says("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\nok")),
                open("connection", "cuts the head off", says("HTTP/1.1 200 OK\r\nContent-Le")),
                open("connection", "says only to continue", says("HTTP/1.1 100 Continue\r\n\r\n")),
                open("connection", "resets within the body", read(socket -> {
                    RawServer.write(socket, "HTTP/1.1 200 OK\r\n\r\n{\"status\":\"accepted\"}");
                    RawServer.reset(socket);
                })),
                open("unparseable", "speaks something else", says("SSH-2.0-OpenSSH_9.2\r\n")),
                open("unparseable", "speaks noise", says("\u0001\u0002\u0003 noise \r\n\r\n")),
                open(
                        "unparseable",
                        "has a wrong chunk size",
                        says("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nok\r\n")),
                open(
                        "unparseable",
                        "has two lengths",
                        says("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok!")),
                open(
                        "unparseable",
                        "switches protocols",
                        says("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n")),
                open(
                        "unparseable",
                        "has a huge head",
                        says("HTTP/1.1 200 OK\r\nX-A: " + "a".repeat(70_000) + "\r\n\r\n")),
                open("unparseable", "has a huge body", read(socket -> {
                    RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1048577\r\n\r\n");
                    RawServer.write(socket, MEGABYTE);
                    RawServer.write(socket, "!");
                })),
                open("unparseable", "has an endless body", read(FaultsTest::pourOut)),
                open("unparseable", "has endless headers", read(FaultsTest::goOn)),
                open("unparseable", "packs a bomb", packed("gzip", bomb)),
                open("unparseable", "cuts a packed body off", packed("gzip", cutGzip)),
                open("unparseable", "packs with something unknown", packed("br", cutGzip)),
                open("unparseable", "packs too many times", packed("gzip, gzip, gzip", cutGzip)),
                open("timeout", "never answers", read(RawServer::awaitEnd)),
                open("timeout", "never reads", RawServer::awaitEnd),
                open("timeout", "stops within the body", read(socket -> {
                    RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{");
                    RawServer.awaitEnd(socket);
                })),
                open(
                        "timeout",
                        "only ever says to continue",
                        read(socket -> RawServer.drip(socket, "HTTP/1.1 100 Continue\r\n\r\n", SOON))),
                open("timeout", "drips", read(socket -> {
                    RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
                    RawServer.drip(socket, "x", SOON);
                })));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("behavioursThatLeaveTheOutcomeOpen")
    void aServerThatBreaksOffAfterTheRequestLeftLeavesTheOutcomeOpen(
            String fault, String what, RawServer.Behaviour behaviour) throws Exception {
        try (var server = RawServer.that(behaviour)) {
            var exchanged = exchange(client, post(server.uri("/"), "{}"), fault.equals("timeout") ? SHORT : PLENTY);

            assertThat(exchanged).isInstanceOfSatisfying(Exchanged.NoAnswer.class, none -> {
                assertThat(none.fault()).isEqualTo(fault);
                assertThat(none.detail()).isNotBlank().doesNotContain("accepted", "noise", "SSH");
            });
        }
    }

    @Test
    void aConnectionThatIsResetAtOnceIsNoAnswer() throws Exception {
        try (var server = RawServer.that(RawServer::reset)) {
            switch (exchange(client, post(server.uri("/"), "{}"), PLENTY)) {
                case Exchanged.NotSent not -> assertThat(not.fault()).isEqualTo("connection");
                case Exchanged.NoAnswer none -> assertThat(none.fault()).isEqualTo("connection");
                case Exchanged.Answered answered -> fail("nobody answered, yet there is " + answered);
            }
        }
    }

    private static Arguments open(String fault, String what, RawServer.Behaviour behaviour) {
        return Arguments.of(fault, what, behaviour);
    }

    private static RawServer.Behaviour read(RawServer.Behaviour then) {
        return socket -> {
            RawServer.readRequest(socket);
            then.serve(socket);
        };
    }

    private static RawServer.Behaviour says(String answer) {
        return read(socket -> RawServer.write(socket, answer));
    }

    private static RawServer.Behaviour packed(String encoding, byte[] body) {
        return read(socket -> {
            RawServer.write(socket, AnswersTest.head(encoding, body.length));
            RawServer.write(socket, body);
        });
    }

    private static void pourOut(Socket socket) throws IOException {
        RawServer.write(socket, "HTTP/1.1 200 OK\r\n\r\n");
        for (int i = 0; i < 100; i++) {
            RawServer.write(socket, MEGABYTE);
        }
    }

    private static void goOn(Socket socket) throws IOException {
        RawServer.write(socket, "HTTP/1.1 200 OK\r\n");
        for (int i = 0; i < 1_000_000; i++) {
            RawServer.write(socket, "X-" + i + ": " + "a".repeat(100) + "\r\n");
        }
    }

    private static byte[] gzip(int megabytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            for (int i = 0; i < megabytes; i++) {
                gzip.write(MEGABYTE);
            }
        }
        return out.toByteArray();
    }
}
