package io.waybill.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three leads a minute from one address. */
class AddressLimitTest {
    private static final String FORM = "/flows/loans/sources/form/submit";

    @AutoClose
    private static final Doors PROXIED =
            new Doors(Map.of("waybill.trusted-proxies", "127.0.0.1, 10.0.0.0/8, nonsense"));

    @AutoClose
    private static final Doors PLAIN = new Doors(Map.of());

    @BeforeEach
    void reset() {
        PROXIED.reset();
        PLAIN.reset();
    }

    private static int status(Doors doors, String forwarded) {
        return doors.get(FORM, "X-Forwarded-For", forwarded).statusCode();
    }

    @Test
    void theFourthLeadWithinAMinuteIsTooMany() {
        for (int i = 0; i < 3; i++) {
            assertThat(PLAIN.get(FORM).statusCode()).isEqualTo(201);
        }
        HttpResponse<String> fourth = PLAIN.get(FORM);
        assertThat(fourth.statusCode()).isEqualTo(429);
        assertThat(fourth.headers().firstValue("Retry-After")).contains("20");
        assertThat(fourth.body()).isEqualTo("Too many submissions from this address");

        PLAIN.clock.turn(Duration.ofSeconds(20));
        assertThat(PLAIN.get(FORM).statusCode()).isEqualTo(201);
        assertThat(PLAIN.get(FORM).statusCode()).isEqualTo(429);
    }

    @Test
    void nobodyButATrustedProxySaysWhoSends() {
        for (int i = 0; i < 3; i++) {
            assertThat(status(PLAIN, "203.0.113." + i)).isEqualTo(201);
        }
        assertThat(status(PLAIN, "203.0.113.9")).isEqualTo(429);
    }

    @Test
    void behindATrustedProxyEveryCallerHasALimitOfItsOwn() {
        for (int i = 0; i < 10; i++) {
            assertThat(status(PROXIED, "203.0.113." + i)).isEqualTo(201);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.1 | 6.6.6.6, 198.51.100.1",
                "198.51.100.2 | 198.51.100.2, 10.1.2.3",
                "198.51.100.3 | ::ffff:198.51.100.3",
                "2001:db8:1:2::1 | 2001:db8:1:2::ffff",
                "127.0.0.1 | garbage"
            })
    void whatACallerClaimsItselfCountsForNothing(String first, String same) {
        for (int i = 0; i < 3; i++) {
            assertThat(status(PROXIED, first)).isEqualTo(201);
        }
        assertThat(status(PROXIED, same)).isEqualTo(429);
    }
}
