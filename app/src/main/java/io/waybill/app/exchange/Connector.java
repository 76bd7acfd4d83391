package io.waybill.app.exchange;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Opens connections: looks the name up, lets the guard judge, connects to what it judged, shakes hands. Safe for use by many threads. */
final class Connector {
    private static final int MOST_ADDRESSES = 4;
    private static final int HEAD_CAP = 64 * 1024;
    private static final int PART_CAP = 64 * 1024;

    private final HostLookup lookup;
    private final AddressGuard guard;
    private final SslContext tls;

    Connector(HostLookup lookup, AddressGuard guard, SslContext tls) {
        this.lookup = lookup;
        this.guard = guard;
        this.tls = tls;
    }

    /**
     * Opens a connection to the first address that lets us in.
     *
     * @param within shared by the addresses there are
     * @return fails with what {@link NotConnected#from} understands; nothing was sent then
     */
    CompletableFuture<Connection> open(Endpoint endpoint, EventLoop loop, Duration within) {
        return lookup.addresses(endpoint.host())
                .thenComposeAsync(
                        found -> {
                            var permitted = guard.permitted(endpoint, found);
                            var tried = permitted.subList(0, Math.min(MOST_ADDRESSES, permitted.size()));
                            var way = new Way(endpoint, loop, within.dividedBy(tried.size()));
                            return openAny(way, tried);
                        },
                        loop);
    }

    private CompletableFuture<Connection> openAny(Way way, List<InetSocketAddress> addresses) {
        var first = openOne(way, addresses.getFirst());
        return addresses.size() == 1
                ? first
                : first.exceptionallyCompose(failure -> openAny(way, addresses.subList(1, addresses.size())));
    }

    private CompletableFuture<Connection> openOne(Way way, InetSocketAddress address) {
        var opened = new CompletableFuture<Connection>();
        way.bootstrap(tls).connect(address).addListener((ChannelFuture connected) -> {
            if (connected.isSuccess()) {
                shakeHands(connected.channel(), opened);
            } else {
                opened.completeExceptionally(connected.cause());
            }
        });
        return opened;
    }

    private static void shakeHands(Channel channel, CompletableFuture<Connection> opened) {
        var connection = channel.pipeline().get(Connection.class);
        var handler = channel.pipeline().get(SslHandler.class);
        if (handler == null) {
            opened.complete(connection);
            return;
        }
        handler.handshakeFuture().addListener((Future<Channel> done) -> {
            if (done.isSuccess()) {
                opened.complete(connection);
            } else {
                var _ = channel.close();
                opened.completeExceptionally(done.cause());
            }
        });
    }

    /** @param within for one address */
    private record Way(Endpoint endpoint, EventLoop loop, Duration within) {
        Bootstrap bootstrap(SslContext tls) {
            return new Bootstrap()
                    .group(loop)
                    .channel(NioSocketChannel.class)
                    .disableResolver()
                    .option(ChannelOption.TCP_NODELAY, true)
                    .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, millis())
                    .handler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            fill(channel, tls);
                        }
                    });
        }

        private void fill(Channel channel, SslContext tls) {
            var pipeline = channel.pipeline();
            if (endpoint.tls()) {
                var handler = tls.newHandler(channel.alloc(), endpoint.host(), endpoint.port());
                handler.setHandshakeTimeoutMillis(millis());
                pipeline.addLast(handler);
            }
            // Lenient where the meaning is clear: bare line feeds, and the same length said twice.
            var limits = new HttpDecoderConfig()
                    .setMaxHeaderSize(HEAD_CAP)
                    .setMaxChunkSize(PART_CAP)
                    .setStrictLineParsing(false)
                    .setAllowDuplicateContentLengths(true);
            pipeline.addLast(new HttpClientCodec(limits, false, false));
            pipeline.addLast(new Connection(endpoint, channel));
        }

        private int millis() {
            return (int) Math.max(1, within.toMillis());
        }
    }
}
