package io.waybill.app.exchange;

import static io.waybill.app.exchange.Requests.PLENTY;
import static io.waybill.app.exchange.Requests.SHORT;
import static io.waybill.app.exchange.Requests.exchange;
import static io.waybill.app.exchange.Requests.post;
import static io.waybill.app.exchange.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.mappings.request.Rendered;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {
    private final NettyExchangeClient client = Requests.client();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void aRefusedConnectionSentNothing() throws Exception {
        var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        closed.close();

        assertNotSent(
                "connection", "refused", post(URI.create("http://127.0.0.1:" + closed.getLocalPort()), "{}"), PLENTY);
    }

    @Test
    void anUnknownHostSentNothing() throws Exception {
        assertNotSent(
                "connection",
                "buyer.invalid: host is unknown",
                post(URI.create("http://buyer.invalid/a"), "{}"),
                PLENTY);
    }

    @Test
    void aConnectionThatDoesNotComeAboutInTimeSentNothing() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var first = new Socket(server.getInetAddress(), server.getLocalPort());
                var second = new Socket(server.getInetAddress(), server.getLocalPort())) {
            assertThat(List.of(first, second)).allMatch(Socket::isConnected);

            assertNotSent("timeout", "not connected within 250 ms", post(uri(server), "{}"), SHORT);
        }
    }

    @Test
    void waitingForAFreeConnectionCountsAgainstTheTimeout() throws Exception {
        try (var server = RawServer.that(RawServer::awaitEnd)) {
            var first = client.send("busy", 1, post(server.uri("/"), "{}"), PLENTY);
            var second = client.send("busy", 1, post(server.uri("/"), "{}"), SHORT);

            assertThat(second.get()).isInstanceOfSatisfying(Exchanged.NotSent.class, not -> {
                assertThat(not.fault()).isEqualTo("timeout");
                assertThat(not.detail()).isEqualTo("no connection became free within 250 ms");
            });
            assertThat(first).isNotDone();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "host", "Content-Length", "Transfer-Encoding", "Expect", "bad name", "", "X-\r\nA"})
    void headersThatAreNotTheMappingsToSetAreRefused(String name) throws Exception {
        assertNotSent(
                "connection",
                "header",
                request("POST", URI.create("http://127.0.0.1:1/"), Map.of(name, "1"), "{}"),
                PLENTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-B: b", "a\nb", "a\rb", "a\u0000b"})
    void aHeaderValueCannotSmuggleAnotherHeader(String value) throws Exception {
        assertNotSent(
                "connection",
                "line break",
                request("POST", URI.create("http://127.0.0.1:1/"), Map.of("X-A", value), "{}"),
                PLENTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://127.0.0.1/a",
                "file:///etc/passwd",
                "/api/leads",
                "/sandbox/accept",
                "sandbox/accept",
                "mailto:a@b.example",
                "http:///a",
                "http://under_score/a",
                "http://user:secret@127.0.0.1/a",
                "http://127.0.0.1:0/a",
                "http://127.0.0.1:99999/a"
            })
    void addressesThatAreNoWebAddressesAreRefused(String address) throws Exception {
        var exchanged = exchange(client, post(URI.create(address), "{}"), PLENTY);

        assertThat(exchanged).isInstanceOfSatisfying(Exchanged.NotSent.class, not -> {
            assertThat(not.fault()).isEqualTo("connection");
            assertThat(not.detail()).doesNotContain("secret");
        });
    }

    @Test
    void afterTheClientIsClosedNothingIsSent() throws Exception {
        try (var server = RawServer.that(RawServer::awaitEnd)) {
            var left = client.send("party", 1, post(server.uri("/"), "{}"), PLENTY);
            var waiting = client.send("party", 1, post(server.uri("/"), "{}"), PLENTY);
            client.close();

            assertThat(left.get()).isNotInstanceOf(Exchanged.Answered.class);
            assertThat(waiting.get()).isInstanceOf(Exchanged.NotSent.class);
            assertNotSent("connection", "Waybill stops", post(server.uri("/"), "{}"), PLENTY);
        }
    }

    private void assertNotSent(String fault, String detail, Rendered request, Duration timeout) throws Exception {
        assertThat(exchange(client, request, timeout)).isInstanceOfSatisfying(Exchanged.NotSent.class, not -> {
            assertThat(not.fault()).isEqualTo(fault);
            assertThat(not.detail()).contains(detail);
        });
    }

    private static URI uri(ServerSocket server) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
    }
}
