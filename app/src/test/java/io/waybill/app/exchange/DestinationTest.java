package io.waybill.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {
    private static final OwnServer SANDBOX = Requests.ownServer(true, 8081);

    @ParameterizedTest
    @CsvSource({
        "http://Buyer.Example/a?b=c, buyer.example, 80, /a?b=c",
        "https://buyer.example, buyer.example, 443, /",
        "https://buyer.example?q=1, buyer.example, 443, /?q=1",
        "HTTP://buyer.example:8080/a#part, buyer.example, 8080, /a",
        "http://[2606:4700::1]:81/a, 2606:4700::1, 81, /a"
    })
    void webAddressesAreTakenApart(URI uri, String host, int port, String target) {
        assertThat(Destination.of(uri, SANDBOX)).isInstanceOfSatisfying(Destination.To.class, to -> {
            assertThat(to.endpoint().host()).isEqualTo(host);
            assertThat(to.endpoint().port()).isEqualTo(port);
            assertThat(to.target()).isEqualTo(target);
        });
    }

    @Test
    void aSandboxPathLeadsToOurOwnServer() {
        assertThat(Destination.of(URI.create("/sandbox/error?times=2"), SANDBOX))
                .isEqualTo(new Destination.To(new Endpoint(false, "127.0.0.1", 8081, true), "/sandbox/error?times=2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sandbox", "/sandbox/", "/sandbox/../api/leads", "/sandbox/%2e%2e/api", "/sandbox/a/b", "/sandboxes/a",
                "//sandbox/accept/x:y@z", "/sandbox//accept", "/sandbox/..%2fapi", "/sandbox/;/api", "", "accept"
            })
    void noOtherPathDoes(String path) {
        assertThat(Destination.of(URI.create(path), SANDBOX)).isInstanceOf(Destination.Refused.class);
    }

    @Test
    void aPathIsRefusedWhenTheSandboxIsOff() {
        assertThat(Destination.of(URI.create("/sandbox/accept"), Requests.ownServer(false, 8081)))
                .isEqualTo(new Destination.Refused("the sandbox is off. Maybe set WAYBILL_SANDBOX=true"));
    }
}
