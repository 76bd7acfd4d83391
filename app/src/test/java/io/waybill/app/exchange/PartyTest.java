package io.waybill.app.exchange;

import static io.waybill.app.exchange.Requests.PLENTY;
import static io.waybill.app.exchange.Requests.exchange;
import static io.waybill.app.exchange.Requests.get;
import static io.waybill.app.exchange.Requests.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PartyTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private final NettyExchangeClient client = Requests.client();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void aConnectionIsUsedAgain() throws Exception {
        try (var server = RawServer.keepingAlive(OK)) {
            for (int i = 0; i < 5; i++) {
                assertThat(exchange(client, post(server.uri("/"), "{}"), PLENTY))
                        .isInstanceOf(Exchanged.Answered.class);
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aConnectionIsNotUsedAgainWhenTheServerSaysSo() throws Exception {
        var closing = OK.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
        try (var server = RawServer.keepingAlive(closing)) {
            exchange(client, get(server.uri("/")), PLENTY);
            exchange(client, get(server.uri("/")), PLENTY);

            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void aConnectionIsNotUsedAgainPastTheTimeThatTheServerHoldsIt() throws Exception {
        var short1 = OK.replace("\r\n\r\n", "\r\nKeep-Alive: timeout=1, max=100\r\n\r\n");
        try (var server = RawServer.keepingAlive(short1)) {
            exchange(client, get(server.uri("/")), PLENTY);
            exchange(client, get(server.uri("/")), PLENTY);

            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void aConnectionThatTheServerClosedMeanwhileIsReplaced() throws Exception {
        var noticed = new CountDownLatch(1);
        try (var server = RawServer.that(socket -> {
            RawServer.readRequest(socket);
            RawServer.write(socket, OK);
            socket.shutdownOutput();
            RawServer.awaitEnd(socket);
            noticed.countDown();
        })) {
            exchange(client, post(server.uri("/"), "{}"), PLENTY);
            noticed.await();

            assertThat(exchange(client, post(server.uri("/"), "{}"), PLENTY)).isInstanceOf(Exchanged.Answered.class);
        }
    }

    @Test
    void whatFollowsAnAnswerIsNobodysAnswer() throws Exception {
        var two = OK + "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfalse";
        try (var server = RawServer.keepingAlive(two)) {
            for (int i = 0; i < 3; i++) {
                var answered = (Exchanged.Answered) exchange(client, get(server.uri("/")), PLENTY);
                assertThat(answered.answer().body()).asString().isEqualTo("ok");
            }
        }
    }

    @Test
    void noMoreRequestsAreOutAtOnceThanThePartyAllows() throws Exception {
        var out = new AtomicInteger();
        var most = new AtomicInteger();
        var threeAreOut = new CountDownLatch(3);
        try (var server = RawServer.that(socket -> {
            while (!RawServer.readRequest(socket).isEmpty()) {
                most.accumulateAndGet(out.incrementAndGet(), Math::max);
                threeAreOut.countDown();
                threeAreOut.await();
                out.decrementAndGet();
                RawServer.write(socket, OK);
            }
        })) {
            var all = IntStream.range(0, 40)
                    .mapToObj(i -> client.send("party", 3, get(server.uri("/")), PLENTY))
                    .toList();

            assertThat(all).allSatisfy(one -> assertThat(one.get()).isInstanceOf(Exchanged.Answered.class));
            assertThat(most).hasValue(3);
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    void requestsAreSentInTheOrderInWhichTheyCame() throws Exception {
        var paths = new CopyOnWriteArrayList<String>();
        try (var server = RawServer.that(socket -> {
            for (var request = RawServer.readRequest(socket);
                    !request.isEmpty();
                    request = RawServer.readRequest(socket)) {
                paths.add(request.substring(0, request.indexOf(" HTTP")));
                RawServer.write(socket, OK);
            }
        })) {
            var all = new ArrayList<CompletableFuture<Exchanged>>();
            for (int i = 0; i < 20; i++) {
                all.add(client.send("party", 1, get(server.uri("/" + i)), PLENTY));
            }
            for (var one : all) {
                one.get();
            }
            assertThat(paths)
                    .isEqualTo(IntStream.range(0, 20).mapToObj(i -> "GET /" + i).toList());
        }
    }

    @Test
    void aPartyThatHangsDoesNotDelayAnother() throws Exception {
        try (var dead = RawServer.that(RawServer::awaitEnd);
                var alive = RawServer.keepingAlive(OK)) {
            var stuck = new ArrayList<CompletableFuture<Exchanged>>();
            for (int i = 0; i < 200; i++) {
                stuck.add(client.send("dead", 10, post(dead.uri("/"), "{}"), PLENTY));
            }
            for (int party = 0; party < 8; party++) {
                var answered = client.send("alive" + party, 1, post(alive.uri("/"), "{}"), PLENTY);
                assertThat(answered.get()).isInstanceOf(Exchanged.Answered.class);
            }
            assertThat(stuck).noneMatch(CompletableFuture::isDone);
        }
    }

    @Test
    void anIdleConnectionMakesRoomForAnotherAddressOfTheParty() throws Exception {
        try (var first = RawServer.keepingAlive(OK);
                var second = RawServer.keepingAlive(OK)) {
            for (var server : List.of(first, second, first)) {
                var answered = client.send("party", 1, get(server.uri("/")), PLENTY);
                assertThat(answered.get()).isInstanceOf(Exchanged.Answered.class);
            }
            assertThat(first.connections()).isEqualTo(2);
        }
    }

    @Test
    void aTimedOutRequestFreesItsPlace() throws Exception {
        try (var server = RawServer.that(socket -> {
            if (RawServer.readRequest(socket).contains("/hang")) {
                RawServer.awaitEnd(socket);
            }
            RawServer.write(socket, OK);
        })) {
            var hanging = client.send("party", 1, get(server.uri("/hang")), Requests.SHORT);
            var next = client.send("party", 1, get(server.uri("/next")), PLENTY);

            assertThat(hanging.get()).isInstanceOf(Exchanged.NoAnswer.class);
            assertThat(next.get()).isInstanceOf(Exchanged.Answered.class);
        }
    }

    @Test
    void whatCallersChainToTheResultMayBlock() throws Exception {
        try (var server = RawServer.keepingAlive(OK)) {
            var release = new CountDownLatch(1);
            var blocked = client.send("party", 1, get(server.uri("/")), PLENTY).thenApply(first -> {
                release.countDown();
                return client.send("party", 1, get(server.uri("/")), PLENTY).join();
            });
            release.await();

            assertThat(blocked.get()).isInstanceOf(Exchanged.Answered.class);
        }
    }
}
