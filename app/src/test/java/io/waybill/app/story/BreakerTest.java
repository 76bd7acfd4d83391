package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.intake.TurnedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BreakerTest extends Story {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private final TurnedClock clock = new TurnedClock(START);

    @BeforeEach
    void aBuyerThatFailsAndOneThatDoesNot() {
        home().buyer("first", buyer.uri("/first").toString(), "")
                .buyer("second", buyer.uri("/second").toString(), "")
                .buyers("top,*,first,75.00,1,1\nnext,*,second,52.00,1,2\n")
                .write("rules/flows/loans/outcomes.csv", "id,status,class,retry\ndown,5xx,server_error,0\n");
    }

    private JsonNode breaker() {
        return waybill().api("/recipients").at("/recipients/0/breaker");
    }

    private String state() {
        return breaker().path("state").asText();
    }

    private void becomes(String state) {
        Eventually.get(() -> {
            assertThat(state()).isEqualTo(state);
            return state;
        });
    }

    private void submit(int leads) {
        IntStream.range(0, leads).forEach(lead -> submit());
    }

    private int visits() {
        return buyer.visits("/first").size();
    }

    @Test
    void aBreakerOpensLetsOneProbeThroughAndClosesWhenThatIsAnswered() {
        buyer.answers("/first").with(503);
        startBy(clock);

        submit(19);
        assertThat(state()).isEqualTo("closed");
        submit(1);
        becomes("open");
        assertThat(breaker().path("until").asText()).isEqualTo("2026-11-21T12:05:00Z");
        assertThat(breaker().path("errors").asInt()).isEqualTo(20);
        submit(3);
        assertThat(visits()).isEqualTo(20);
        Eventually.get(() -> {
            assertThat(waybill().api("/alerts").path("alerts").findValuesAsText("kind"))
                    .containsOnlyOnce("breaker_opened");
            return true;
        });

        clock.turn(Duration.ofMinutes(5));
        submit(1);
        Eventually.get(() -> {
            assertThat(breaker().path("until").asText()).isEqualTo("2026-11-21T12:15:00Z");
            return true;
        });
        submit(1);
        assertThat(visits()).isEqualTo(21);

        clock.turn(Duration.ofMinutes(10));
        buyer.answers("/first").accepts();
        assertThat(lead(submit()).at("/sales/0/recipient").asText()).isEqualTo("first");
        becomes("closed");
        submit(1);
        assertThat(visits()).isEqualTo(23);
    }

    @Test
    void aBreakerIsOpenedAndClosedByHand() {
        startBy(clock);

        assertThat(change("open").path("breaker").path("state").asText()).isEqualTo("open");
        var lead = lead(submit());
        assertThat(lead.at("/sales/0/recipient").asText()).isEqualTo("second");
        assertThat(events(lead, "rules.evaluated")
                        .getFirst()
                        .at("/read/unavailable/first")
                        .asText())
                .isEqualTo("breaker opened by hand");
        clock.turn(Duration.ofDays(1));
        assertThat(lead(submit()).at("/sales/0/recipient").asText()).isEqualTo("second");

        assertThat(change("closed").path("breaker").path("state").asText()).isEqualTo("closed");
        assertThat(lead(submit()).at("/sales/0/recipient").asText()).isEqualTo("first");
    }

    @Test
    void aStateThatThereIsNotIsRefused() {
        startBy(clock);
        var bad = waybill().client().tell("/recipients/first/breaker", "{\"state\":\"ajar\"}");
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(bad.body()).contains("Maybe").contains("open").contains("closed");
    }

    private JsonNode change(String state) {
        var answer = waybill().client().tell("/recipients/first/breaker", "{\"state\":\"%s\"}".formatted(state));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningWaybill.json(answer.body());
    }
}
