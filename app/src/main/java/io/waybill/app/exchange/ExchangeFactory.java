package io.waybill.app.exchange;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.runtime.server.EmbeddedServer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.concurrent.DefaultThreadFactory;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Builds the exchange client from the settings and the running server. */
@Factory
final class ExchangeFactory {
    @Singleton
    OwnServer ownServer(OutboundSettings settings, BeanProvider<EmbeddedServer> server) {
        return new OwnServer(settings.sandbox(), () -> server.isPresent() ? addressOf(server.get()) : null);
    }

    @Singleton
    AddressGuard addressGuard(OutboundSettings settings, OwnServer own) {
        return new AddressGuard(AddressBlocks.of("WAYBILL_OUTBOUND_ALLOW", settings.outboundAllow()), own);
    }

    @Singleton
    @Bean(preDestroy = "close")
    NettyExchangeClient exchangeClient(OwnServer own, AddressGuard guard) throws SSLException {
        return client(own, guard, SslContextBuilder.forClient().build());
    }

    @Singleton
    @Bean(preDestroy = "close")
    BlockingExchanges blockingExchanges() {
        return new BlockingExchanges();
    }

    /** @param tls whom to trust */
    static NettyExchangeClient client(OwnServer own, AddressGuard guard, SslContext tls) {
        var threads = Executors.newCachedThreadPool(new DefaultThreadFactory("waybill-lookup", true));
        var lookup = new HostLookup(threads, InetAddress::getAllByName);
        var loops = new MultiThreadIoEventLoopGroup(
                new DefaultThreadFactory("waybill-exchange", true), NioIoHandler.newFactory());
        return new NettyExchangeClient(loops, new Connector(lookup, guard, tls), own);
    }

    /** A server that listens on every address is reached over loopback. */
    private static @Nullable InetSocketAddress addressOf(EmbeddedServer server) {
        if (!server.isRunning()) {
            return null;
        }
        try {
            var bound = InetAddress.getByName(server.getHost());
            return new InetSocketAddress(
                    bound.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bound, server.getPort());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("The server's own host (" + server.getHost() + ") cannot be resolved.", e);
        }
    }
}
