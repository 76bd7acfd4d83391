package io.waybill.app.exchange;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.waybill.mappings.request.Rendered;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Requests and clients as the tests need them. */
final class Requests {
    static final Duration PLENTY = Duration.ofSeconds(10);
    static final Duration SHORT = Duration.ofMillis(250);

    private Requests() {}

    static Rendered get(URI uri) {
        return request("GET", uri, Map.of(), null);
    }

    static Rendered post(URI uri, String body) {
        return request("POST", uri, Map.of("Content-Type", "application/json"), body);
    }

    static Rendered request(String method, URI uri, Map<String, String> headers, @Nullable String body) {
        var bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
        return new Rendered(method, uri, headers, bytes, new Rendered.Masked(uri.toString(), headers, body));
    }

    /** A client that may reach loopback and knows of no own server. */
    static NettyExchangeClient client() {
        return client("127.0.0.1, ::1", new OwnServer(false, () -> null));
    }

    static NettyExchangeClient client(String allowed, OwnServer own) {
        try {
            return client(allowed, own, SslContextBuilder.forClient().build());
        } catch (SSLException e) {
            throw new IllegalStateException(e);
        }
    }

    static NettyExchangeClient client(String allowed, OwnServer own, SslContext tls) {
        return ExchangeFactory.client(
                own, new AddressGuard(AddressBlocks.of("WAYBILL_OUTBOUND_ALLOW", allowed), own), tls);
    }

    static Connector connector() throws SSLException {
        var guard = new AddressGuard(
                AddressBlocks.of("WAYBILL_OUTBOUND_ALLOW", "127.0.0.1"), new OwnServer(false, () -> null));
        var lookup = new HostLookup(Runnable::run, InetAddress::getAllByName);
        return new Connector(lookup, guard, SslContextBuilder.forClient().build());
    }

    static OwnServer ownServer(boolean sandbox, int port) {
        return new OwnServer(sandbox, () -> new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    static Exchanged exchange(ExchangeClient client, Rendered request, Duration timeout) throws Exception {
        return client.send("party", 10, request, timeout).get(20, TimeUnit.SECONDS);
    }
}
