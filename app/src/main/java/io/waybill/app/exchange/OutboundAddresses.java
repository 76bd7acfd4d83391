package io.waybill.app.exchange;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.List;

/** Where connections that are no web requests may go: looks names up and lets the {@link AddressGuard} judge. Blocks. */
@Singleton
public final class OutboundAddresses {
    private final AddressGuard guard;

    OutboundAddresses(AddressGuard guard) {
        this.guard = guard;
    }

    /**
     * The addresses that may be connected to, at least one.
     *
     * @throws IOException when there is none, with the reason
     */
    public List<InetSocketAddress> permitted(String host, int port) throws IOException {
        try {
            return guard.permitted(new Endpoint(false, host, port, false), found(host));
        } catch (NotConnected e) {
            throw new ConnectException(e.getMessage());
        }
    }

    /** The same for a server that whoever runs this Waybill has named: it may be anywhere. */
    public List<InetSocketAddress> trusted(String host, int port) throws IOException {
        return found(host).stream()
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    /** Connects to the first that lets us in. */
    public static Socket connect(List<InetSocketAddress> addresses, Handover handover) throws IOException {
        IOException last = new ConnectException("no address");
        for (var address : addresses) {
            var socket = new Socket();
            handover.uses(socket);
            try {
                socket.connect(address);
                return socket;
            } catch (IOException e) {
                socket.close();
                last = e;
            }
        }
        throw new ConnectException(addresses.getFirst().getHostString() + ": " + last.getMessage());
    }

    private static List<InetAddress> found(String host) throws IOException {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            throw new ConnectException(host + ": host is unknown");
        }
    }
}
