package io.waybill.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PingDoorTest {
    private static final String PING = "/flows/loans/sources/demo/ping";
    private static final String JSON = "application/json";
    private static final String ONE = "{\"state\":\"CA\"}";

    @AutoClose
    private static final Doors DOORS = new Doors(Map.of());

    @BeforeEach
    void reset() {
        DOORS.reset();
    }

    @Test
    void thePriceIsToldWithWhatHoldsIt() {
        HttpResponse<String> answer = DOORS.post(PING, JSON, ONE);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"outcome\":\"success\",\"price\":12.50,\"ping\":", "\"expires_at\":");
        assertThat(DOORS.routing.leads()).isEmpty();
    }

    @Test
    void oneAddressAsksNoMoreThanItsLimit() {
        String form = "/flows/loans/sources/form/ping";
        for (int i = 0; i < 3; i++) {
            assertThat(DOORS.post(form, JSON, ONE).statusCode()).isEqualTo(200);
        }
        HttpResponse<String> fourth = DOORS.post(form, JSON, ONE);

        assertThat(fourth.statusCode()).isEqualTo(429);
        assertThat(fourth.headers().firstValue("Retry-After")).contains("20");
        assertThat(fourth.body()).isEqualTo("Too many pings from this address");
        assertThat(DOORS.pings.pings()).hasSize(3);
    }

    @Test
    void theLimitOfAnAddressCountsBothDoors() {
        String form = "/flows/loans/sources/form/";
        for (int i = 0; i < 3; i++) {
            assertThat(DOORS.post(form + "ping", JSON, ONE).statusCode()).isEqualTo(200);
        }

        assertThat(DOORS.post(form + "submit", JSON, ONE).statusCode()).isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"state\":\"CA\"}]", "[{\"state\":\"CA\"},{\"state\":\"NY\"}]"})
    void aListIsNoQuestionForAPrice(String list) {
        HttpResponse<String> answer = DOORS.post(PING, JSON, list);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isNotBlank();
        assertThat(DOORS.pings.pings()).isEmpty();
    }

    @Test
    void whoSendsAListIsToldToSendOne() {
        assertThat(DOORS.post(PING, JSON, "[" + ONE + "]").body())
                .isEqualTo("A ping asks for one lead, not for a list. Maybe send one object");
    }

    @Test
    void theBrowserIsSentOnWithTheSameBody() {
        HttpResponse<String> answer = DOORS.post(PING + "?redir_url=https%3A%2F%2Fx.example%2F%3Fa%3D1", JSON, ONE);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("https://x.example/?a=1");
        assertThat(answer.body()).contains("\"price\":12.50");
    }

    @Test
    void aTargetThatIsNoneIsRefusedBeforeAnybodyIsAsked() {
        assertThat(DOORS.post(PING + "?redir_url=javascript%3Aalert(1)", JSON, ONE)
                        .statusCode())
                .isEqualTo(400);
        assertThat(DOORS.pings.pings()).isEmpty();
    }
}
