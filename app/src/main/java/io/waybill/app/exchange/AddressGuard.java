package io.waybill.app.exchange;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/**
 * Keeps requests from addresses that are not public, whatever name they hide behind, and from our own server but for its sandbox. It
 * judges looked-up addresses; the connection goes to exactly these, so a name cannot change its meaning in between.
 */
final class AddressGuard {
    private static final IPAddressGenerator ADDRESSES = new IPAddressGenerator();
    private static final AddressBlocks NOT_PUBLIC = AddressBlocks.of("the addresses that are not public", """
            0.0.0.0/8, 10.0.0.0/8, 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16, 172.16.0.0/12, 192.0.0.0/24, 192.0.2.0/24, 192.88.99.0/24,
            192.168.0.0/16, 198.18.0.0/15, 198.51.100.0/24, 203.0.113.0/24, 224.0.0.0/4, 240.0.0.0/4,
            2001::/23, 2001:db8::/32, 2002::/16, 3fff::/20""");
    /** Every other IPv6 address is local, embeds an IPv4 address, or is not given out. */
    private static final AddressBlocks GIVEN_OUT = AddressBlocks.of("the addresses given out", "0.0.0.0/0, 2000::/3");

    private final AddressBlocks allowed;
    private final OwnServer own;

    /** @param allowed blocks that are let through although they are not public */
    AddressGuard(AddressBlocks allowed, OwnServer own) {
        this.allowed = allowed;
        this.own = own;
    }

    /**
     * The addresses that may be connected to.
     *
     * @throws NotConnected when there is none
     */
    List<InetSocketAddress> permitted(Endpoint endpoint, List<InetAddress> found) {
        if (found.stream().anyMatch(address -> isOwn(address, endpoint.port()))) {
            return ownSandbox(endpoint, found);
        }
        var permitted = found.stream().filter(this::isPermitted).toList();
        if (permitted.isEmpty()) {
            throw new NotConnected(
                    Fault.CONNECTION, endpoint + ": address is not public. Maybe add it to WAYBILL_OUTBOUND_ALLOW");
        }
        return at(endpoint, permitted);
    }

    private List<InetSocketAddress> ownSandbox(Endpoint endpoint, List<InetAddress> found) {
        if (!endpoint.sandbox()) {
            throw new NotConnected(
                    Fault.CONNECTION, endpoint + ": address is this Waybill itself. Maybe use a path below /sandbox/");
        }
        if (!own.sandbox()) {
            throw new NotConnected(Fault.CONNECTION, endpoint + ": the sandbox is off. Maybe set WAYBILL_SANDBOX=true");
        }
        return at(endpoint, found.stream().filter(AddressGuard::isHere).toList());
    }

    private boolean isOwn(InetAddress address, int port) {
        var server = own.find();
        return server != null && server.getPort() == port && isHere(address);
    }

    private boolean isPermitted(InetAddress address) {
        IPAddress ip = ADDRESSES.from(address);
        return allowed.contain(ip) || (GIVEN_OUT.contain(ip) && !NOT_PUBLIC.contain(ip));
    }

    private static boolean isHere(InetAddress address) {
        try {
            return address.isLoopbackAddress()
                    || address.isAnyLocalAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            throw new NotConnected(Fault.CONNECTION, "the network interfaces cannot be read: " + e.getMessage());
        }
    }

    private static List<InetSocketAddress> at(Endpoint endpoint, List<InetAddress> addresses) {
        return addresses.stream()
                .map(address -> new InetSocketAddress(address, endpoint.port()))
                .toList();
    }
}
