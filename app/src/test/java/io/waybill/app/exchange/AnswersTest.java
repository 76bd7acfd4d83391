package io.waybill.app.exchange;

import static io.waybill.app.exchange.Requests.PLENTY;
import static io.waybill.app.exchange.Requests.exchange;
import static io.waybill.app.exchange.Requests.get;
import static io.waybill.app.exchange.Requests.post;
import static io.waybill.app.exchange.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.mappings.response.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private final NettyExchangeClient client = Requests.client();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void theRequestArrivesAsItWasRendered() throws Exception {
        var seen = new CompletableFuture<String>();
        try (var server = RawServer.that(socket -> {
            seen.complete(RawServer.readRequest(socket));
            RawServer.write(socket, OK);
        })) {
            var headers = Map.of("Content-Type", "application/json", "X-Name", "José", "authorization", "Bearer t");
            var answered = exchange(
                    client, request("PUT", server.uri("/a%20b?q=1%262&q=é"), headers, "{\"a\":\"ü\"}"), PLENTY);

            assertThat(answered).isInstanceOf(Exchanged.Answered.class);
            assertThat(seen.join())
                    .startsWith("PUT /a%20b?q=1%262&q=%C3%A9 HTTP/1.1\r\n")
                    .contains("\r\nhost: 127.0.0.1:" + server.port() + "\r\n")
                    .contains("\r\nX-Name: José\r\n", "\r\nauthorization: Bearer t\r\n", "\r\ncontent-length: 10\r\n")
                    .endsWith("\r\n\r\n{\"a\":\"ü\"}");
        }
    }

    @Test
    void theAnswerKeepsItsStatusHeadersAndBody() throws Exception {
        var answer = answer(
                "HTTP/1.1 429 Slow Down\r\nRetry-After: 7\r\nX-A: One\r\nx-a: Two\r\nContent-Length: 3\r\n\r\nno!");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.headers())
                .containsEntry("retry-after", List.of("7"))
                .containsEntry("x-a", List.of("One", "Two"));
        assertThat(text(answer)).isEqualTo("no!");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\n\r\nok",
                "HTTP/1.0 200 OK\r\nConnection: close\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\no\r\n1;x=y\r\nk\r\n0\r\nX-T: 1\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok and more than was announced",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 200 OK\nContent-Length: 2\n\nok"
            })
    void everyFramingOfABodyIsRead(String answer) throws Exception {
        assertThat(text(answer(answer))).isEqualTo("ok");
    }

    @Test
    void aRedirectIsAnAnswerAndIsNotFollowed() throws Exception {
        try (var server =
                RawServer.answering("HTTP/1.1 307 Temporary Redirect\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n")) {
            var answered = exchange(client, post(server.uri("/a"), "{}"), PLENTY);

            assertThat(((Exchanged.Answered) answered).answer().status()).isEqualTo(307);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void cookiesAreNotSentBack() throws Exception {
        var second = new CompletableFuture<String>();
        try (var server = RawServer.that(socket -> {
            RawServer.readRequest(socket);
            RawServer.write(socket, "HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n");
            second.complete(RawServer.readRequest(socket));
            RawServer.write(socket, OK);
        })) {
            exchange(client, get(server.uri("/")), PLENTY);
            exchange(client, get(server.uri("/")), PLENTY);

            assertThat(second.join()).startsWith("GET / HTTP/1.1\r\n").doesNotContainIgnoringCase("cookie");
        }
    }

    @Test
    void anAnswerWithoutABodyIsEmpty() throws Exception {
        assertThat(answer("HTTP/1.1 204 No Content\r\n\r\n").body()).isEmpty();
        assertThat(answer("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 0\r\n\r\n")
                        .body())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "bare deflate", "identity", "deflate, gzip"})
    void packedBodiesAreUnpacked(String encoding) throws Exception {
        var body = packed(encoding, "{\"status\":\"accepted\"}".getBytes(StandardCharsets.UTF_8));

        var answer = answer(head(encoding.replace("bare ", ""), body.length), body);

        assertThat(text(answer)).isEqualTo("{\"status\":\"accepted\"}");
    }

    private static byte[] packed(String encoding, byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (OutputStream packer = switch (encoding) {
            case "gzip" -> new GZIPOutputStream(out);
            case "deflate" -> new DeflaterOutputStream(out);
            case "bare deflate" -> new DeflaterOutputStream(out, new Deflater(9, true));
            case "deflate, gzip" -> new DeflaterOutputStream(new GZIPOutputStream(out));
            default -> out;
        }) {
            packer.write(plain);
        }
        return out.toByteArray();
    }

    static String head(String encoding, int length) {
        return "HTTP/1.1 200 OK\r\nContent-Encoding: " + encoding + "\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private Answer answer(String raw) throws Exception {
        return answer(raw, new byte[0]);
    }

    private Answer answer(String head, byte[] body) throws Exception {
        try (var server = RawServer.that(socket -> {
            RawServer.readRequest(socket);
            RawServer.write(socket, head);
            RawServer.write(socket, body);
        })) {
            return ((Exchanged.Answered) exchange(client, post(server.uri("/"), "{}"), PLENTY)).answer();
        }
    }

    private static String text(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
