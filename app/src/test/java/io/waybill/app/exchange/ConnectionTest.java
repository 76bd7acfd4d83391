package io.waybill.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.codec.http.HttpClientCodec;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    private static final Executor AT_ONCE = Runnable::run;

    private final EmbeddedChannel channel = new EmbeddedChannel(new HttpClientCodec());
    private final Exchange exchange = new Exchange(outgoing(), Duration.ofSeconds(1), Leave.ANY_TIME, AT_ONCE);

    @Test
    void aRequestThatTheSocketRefusesHasNotLeft() {
        var connection = connection();
        var _ = channel.close();

        connection.send(exchange);

        assertThat(exchange.result().join()).isInstanceOf(Exchanged.NotSent.class);
    }

    @Test
    void aRequestCountsAsLeftOnceItsHeadIsWritten() {
        connection().send(exchange);
        var _ = channel.close();

        assertThat(exchange.result().join()).isInstanceOf(Exchanged.NoAnswer.class);
    }

    @Test
    void anAnswerThatComesBeforeTheRequestHasLeftIsStillTheAnswer() {
        connection().send(exchange);
        channel.writeInbound(Unpooled.copiedBuffer(
                "HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n", StandardCharsets.US_ASCII));

        assertThat(exchange.result().join())
                .isInstanceOfSatisfying(
                        Exchanged.Answered.class,
                        answered -> assertThat(answered.answer().status()).isEqualTo(413));
    }

    @Test
    void bytesThatNobodyAskedForCloseTheConnection() {
        connection();
        channel.writeInbound(
                Unpooled.copiedBuffer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", StandardCharsets.US_ASCII));

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aRequestThatAnIdleConnectionRefusesGoesOutOnAnother() throws Exception {
        try (var server = RawServer.answering("HTTP/1.1 204 No Content\r\n\r\n");
                var loop = new SingleLoop()) {
            var connection = connection();
            connection.join(new Party(loop.next(), Requests.connector()));
            connection.send(exchange);
            channel.writeInbound(
                    Unpooled.copiedBuffer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", StandardCharsets.US_ASCII));
            var _ = channel.close();
            var second = new Exchange(outgoing(server.uri("/a")), Duration.ofSeconds(10), Leave.ANY_TIME, AT_ONCE);

            connection.send(second);

            assertThat(second.result().get()).isInstanceOf(Exchanged.Answered.class);
        }
    }

    private Connection connection() {
        var connection = new Connection(outgoing().endpoint(), channel);
        channel.pipeline().addLast(connection);
        return connection;
    }

    private static Outgoing outgoing() {
        return outgoing(URI.create("http://buyer.example/a"));
    }

    private static Outgoing outgoing(URI uri) {
        var request = Requests.post(uri, "{}");
        var to = (Destination.To) Destination.of(request.uri(), new OwnServer(false, () -> null));
        return new Outgoing(to.endpoint(), RequestHead.of(request, to), new byte[] {'{', '}'});
    }

    private static final class SingleLoop extends MultiThreadIoEventLoopGroup {
        SingleLoop() {
            super(1, NioIoHandler.newFactory());
        }

        @Override
        public void close() {
            var _ = shutdownGracefully(0, 0, TimeUnit.SECONDS);
        }
    }
}
