package io.waybill.app.intake;

import inet.ipaddr.IPAddress;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.waybill.app.exchange.AddressBlocks;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who a request comes from. {@code X-Forwarded-For} counts only as far as trusted proxies wrote it: anybody can send that header. Proxies are
 * named by {@code WAYBILL_TRUSTED_PROXIES}, as addresses and blocks separated by commas.
 */
@Singleton
final class ClientAddress {
    private static final Logger LOG = LoggerFactory.getLogger(ClientAddress.class);
    private static final String FORWARDED = "X-Forwarded-For";
    /** What one household or server has of IPv6: single addresses cost nothing. */
    private static final int IPV6_NETWORK = 64;

    private final AddressBlocks proxies;

    /** An entry that is no address is passed over with a warning: without it callers have a limit in common, and nobody more is trusted. */
    ClientAddress(@Value("${waybill.trusted-proxies:}") String proxies) {
        this.proxies = AddressBlocks.read(
                "WAYBILL_TRUSTED_PROXIES", proxies, mistake -> LOG.warn("{}. The entry is passed over", mistake));
    }

    /** The caller's address; of IPv6 its network of 64 bits. */
    String of(HttpRequest<?> request) {
        InetAddress peer = request.getRemoteAddress().getAddress();
        IPAddress caller = peer == null ? null : AddressBlocks.findAddress(peer.getHostAddress());
        String[] hops = String.join(",", request.getHeaders().getAll(FORWARDED)).split(",", -1);
        for (int i = hops.length - 1; i >= 0 && isProxy(caller); i--) {
            IPAddress hop = AddressBlocks.findAddress(hops[i].strip());
            if (hop == null) {
                break;
            }
            caller = hop;
        }
        return caller == null ? "unknown" : network(caller);
    }

    private boolean isProxy(@Nullable IPAddress address) {
        return address != null && proxies.contain(address);
    }

    private static String network(IPAddress address) {
        return address.isIPv6() ? address.toPrefixBlock(IPV6_NETWORK).toString() : address.toString();
    }
}
