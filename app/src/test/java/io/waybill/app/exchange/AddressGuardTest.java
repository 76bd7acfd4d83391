package io.waybill.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    private static final OwnServer NONE = new OwnServer(false, () -> null);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "0.0.0.0",
                "0.1.2.3",
                "224.0.0.1",
                "239.1.1.1",
                "240.0.0.1",
                "255.255.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "fec0::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "64:ff9b::7f00:1",
                "2001:0:53aa:64c::",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "100::1",
                "3fff::1",
                "5f00::1"
            })
    void addressesThatAreNotPublicAreRefused(String address) {
        assertThatThrownBy(() -> permitted("", address))
                .isInstanceOf(NotConnected.class)
                .hasMessageContaining("address is not public. Maybe add it to WAYBILL_OUTBOUND_ALLOW");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "172.15.0.1",
                "172.32.0.1",
                "100.63.0.1",
                "100.128.0.1",
                "192.0.1.1",
                "2606:4700::1111",
                "2a00:1450::1"
            })
    void publicAddressesPass(String address) {
        assertThat(permitted("", address)).hasSize(1);
    }

    @Test
    void onlyThePublicAddressesOfANameAreConnectedTo() {
        assertThat(permitted("", "10.0.0.1", "8.8.8.8", "::1"))
                .extracting(address -> address.getAddress().getHostAddress())
                .containsExactly("8.8.8.8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "10.0.0.0/8", "127.0.0.1, 10.1.0.0/16 ,", "10.1.2.99/24"})
    void namedBlocksPass(String allowed) {
        assertThat(permitted(allowed, "10.1.2.3")).hasSize(1);
    }

    @Test
    void onlyTheNamedBlocksPass() {
        assertThatThrownBy(() -> permitted("127.0.0.1,10.1.0.0/16,fd00::/8", "10.2.0.1"))
                .isInstanceOf(NotConnected.class);
        assertThatThrownBy(() -> permitted("127.0.0.1", "127.0.0.2")).isInstanceOf(NotConnected.class);
        assertThat(permitted("fd00::/8", "fd12::1")).hasSize(1);
        assertThat(permitted("127.0.0.1", "::ffff:127.0.0.1")).hasSize(1);
        assertThat(permitted("::ffff:127.0.0.0/104", "127.0.0.1")).hasSize(1);
        assertThatThrownBy(() -> permitted("::ffff:127.0.0.0/104", "10.0.0.1")).isInstanceOf(NotConnected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "localhost", "10", "10.*", "10.0.0.0/40", "1-9.0.0.0", "/8", "10.0.0.1/8/9"})
    void whatIsNoAddressBlockIsSaidAtStart(String allowed) {
        assertThatThrownBy(() -> AddressBlocks.of("WAYBILL_OUTBOUND_ALLOW", allowed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("WAYBILL_OUTBOUND_ALLOW")
                .hasMessageContaining("\"" + allowed + "\"")
                .hasMessageContaining("Maybe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "0.0.0.0"})
    void ourOwnServerIsReachedForTheSandboxOnly(String address) {
        var own = Requests.ownServer(true, 8080);

        assertThat(permitted(own, "", true, address)).hasSize(1);
        assertThatThrownBy(() -> permitted(own, "127.0.0.0/8,::1,0.0.0.0", false, address))
                .isInstanceOf(NotConnected.class)
                .hasMessageContaining("this Waybill itself");
    }

    @Test
    void theSandboxIsNotReachedWhenItIsOff() {
        assertThatThrownBy(() -> permitted(Requests.ownServer(false, 8080), "127.0.0.1", true, "127.0.0.1"))
                .isInstanceOf(NotConnected.class)
                .hasMessageContaining("WAYBILL_SANDBOX");
    }

    @Test
    void anotherPortOfThisMachineIsNotOurServer() {
        assertThatThrownBy(() -> permitted(Requests.ownServer(true, 9090), "", true, "127.0.0.1"))
                .isInstanceOf(NotConnected.class)
                .hasMessageContaining("not public");
    }

    private static List<InetSocketAddress> permitted(String allowed, String... addresses) {
        return permitted(NONE, allowed, false, addresses);
    }

    private static List<InetSocketAddress> permitted(
            OwnServer own, String allowed, boolean sandbox, String... addresses) {
        var guard = new AddressGuard(AddressBlocks.of("WAYBILL_OUTBOUND_ALLOW", allowed), own);
        var found = Arrays.stream(addresses).map(InetAddress::ofLiteral).toList();
        return guard.permitted(new Endpoint(false, "buyer.example", 8080, sandbox), found);
    }
}
