package io.waybill.app.intake;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
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

    private static final IPAddressStringParameters PLAIN = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowPrefixOnly(false)
            .allowSingleSegment(false)
            .setRangeOptions(RangeParameters.NO_RANGE)
            .allow_inet_aton(false)
            .toParams();

    private final List<IPAddress> proxies;

    ClientAddress(@Value("${waybill.trusted-proxies:}") String proxies) {
        this.proxies = Arrays.stream(proxies.split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .flatMap(entry -> {
                    IPAddress block = parse(entry);
                    if (block == null) {
                        LOG.warn(
                                "WAYBILL_TRUSTED_PROXIES: \"{}\" is neither an address nor a CIDR block and is passed over. Maybe write it like 10.0.0.0/8",
                                entry);
                    }
                    return block == null ? List.<IPAddress>of().stream() : List.of(block.toPrefixBlock()).stream();
                })
                .toList();
    }

    /** The caller's address; of IPv6 its network of 64 bits. */
    String of(HttpRequest<?> request) {
        InetAddress peer = request.getRemoteAddress().getAddress();
        IPAddress caller = peer == null ? null : parse(peer.getHostAddress());
        String[] hops = String.join(",", request.getHeaders().getAll(FORWARDED)).split(",", -1);
        for (int i = hops.length - 1; i >= 0 && isProxy(caller); i--) {
            IPAddress hop = parse(hops[i].strip());
            if (hop == null) {
                break;
            }
            caller = hop;
        }
        return caller == null ? "unknown" : network(caller);
    }

    private boolean isProxy(@Nullable IPAddress address) {
        return address != null && proxies.stream().anyMatch(block -> block.contains(address));
    }

    private static String network(IPAddress address) {
        return address.isIPv6() ? address.toPrefixBlock(IPV6_NETWORK).toString() : address.toString();
    }

    /** IPv4 within IPv6 counts as IPv4. */
    private static @Nullable IPAddress parse(String text) {
        IPAddress address = new IPAddressString(text, PLAIN).getAddress();
        return address != null && address.isIPv6() && address.toIPv6().isIPv4Mapped()
                ? address.toIPv6().getEmbeddedIPv4Address()
                : address;
    }
}
