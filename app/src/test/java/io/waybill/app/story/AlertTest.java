package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.alerts.AlertWatcher;
import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.intake.TurnedClock;
import io.waybill.db.alert.Alerts;
import io.waybill.db.breaker.Breakers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class AlertTest extends Story {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private final TurnedClock clock = new TurnedClock(START);

    private void buyers(String price, String more) {
        home().buyer("first", buyer.uri("/first").toString(), more)
                .buyer("second", buyer.uri("/second").toString(), "")
                .buyers("top,*,first,%s,1,1\nnext,*,second,5.00,1,2\n".formatted(price));
    }

    private void thresholds(String thresholds) {
        home().write("mappings/alerts.yaml", "thresholds: { window: 2m, " + thresholds + " }\n");
    }

    /** Nothing looks by itself. */
    private Map<String, Object> settings() {
        return new HashMap<>(
                Map.of("waybill.test-clock", clock, "waybill.alerts.watch", "1h", "waybill.alerts.tell", "1h"));
    }

    private void submit(int leads) {
        IntStream.range(0, leads).forEach(lead -> submit());
    }

    private void look(Duration after) {
        clock.turn(after);
        waybill().part(Breakers.class).runOnce();
        waybill().part(AlertWatcher.class).runOnce();
    }

    private List<String> alerts() {
        return StreamSupport.stream(waybill().api("/alerts").path("alerts").spliterator(), false)
                .map(alert ->
                        alert.path("kind").asText() + " " + alert.path("state").asText())
                .sorted()
                .toList();
    }

    private void become(String... alerts) {
        Eventually.holds(() -> assertThat(alerts()).containsExactly(alerts));
    }

    @Test
    void aRecipientThatFailsIsToldOfOnceUntilItAnswersAndWhenItFailsAgain() {
        thresholds("attempts: 5");
        buyers("75.00", "");
        home().write("rules/flows/loans/outcomes.csv", "id,status,class,retry\ndown,5xx,server_error,0\n");
        var minutes = Duration.ofMinutes(2);
        startWith(settings());
        var second = settings();
        second.put("waybill.node", "two");
        try (var two = RunningWaybill.start(home().root(), database, second)) {
            submit(6);
            look(minutes);
            assertThat(alerts()).isEmpty();

            buyer.answers("/first").with(503);
            submit(6);
            look(minutes);
            assertThat(alerts()).containsExactly("errors_spike open", "success_low open");
            clock.turn(Duration.ofSeconds(20));
            two.part(AlertWatcher.class).runOnce();
            waybill().part(AlertWatcher.class).runOnce();
            assertThat(alerts()).hasSize(2);

            buyer.answers("/first").accepts();
            submit();
            submit(6);
            clock.turn(minutes);
            two.part(AlertWatcher.class).runOnce();
            assertThat(alerts()).containsExactly("errors_spike ended", "success_low ended");

            buyer.answers("/first").with(503);
            submit();
            submit(6);
            look(minutes);
            assertThat(alerts()).contains("success_low ended", "success_low open");
            look(Duration.ofMinutes(4));
            assertThat(alerts()).doesNotContain("success_low open");
        }
        JsonNode alert = waybill().api("/alerts").at("/alerts/0");
        assertThat(alert.path("recipient").asText()).isEqualTo("first");
        assertThat(alert.path("ended_at").asText()).startsWith("2026-11-21T12:");
    }

    @Test
    void aRecipientThatAnswersSlowlyIsToldOf() {
        thresholds("attempts: 3, response: 5ms");
        buyers("75.00", "");
        buyer.answers("/first").accepts().after(Duration.ofMillis(30));
        startWith(settings());

        submit(3);
        look(Duration.ofMinutes(2));
        assertThat(alerts()).containsExactly("response_slow open");

        look(Duration.ofMinutes(4));
        assertThat(alerts()).containsExactly("response_slow ended");
    }

    @Test
    void aCapThatIsReachedLastsForItsPeriodAndIsFoundByTheWatchToo() {
        buyers("75.00", "caps: { leads: 1, per: day }\n");
        startWith(settings());

        submit(3);
        become("cap_reached open");
        look(Duration.ofMinutes(1));
        assertThat(alerts()).containsExactly("cap_reached open");
        var matter = waybill().part(Alerts.class).listOpen().getFirst().alert().matter();
        waybill().part(Alerts.class).end(String.valueOf(matter), clock.instant());
        look(Duration.ofMinutes(1));
        assertThat(alerts()).containsExactly("cap_reached ended", "cap_reached open");

        assertThat(waybill().api("/alerts?state=open").path("alerts")).hasSize(1);

        look(Duration.ofDays(1));
        assertThat(alerts()).containsExactly("cap_reached ended", "cap_reached ended");
        assertThat(waybill().api("/alerts?state=open").path("alerts")).isEmpty();
        submit(2);
        become("cap_reached ended", "cap_reached ended", "cap_reached open");
    }

    @Test
    void aDepositThatRunsOutIsToldOfUntilThereIsMore() {
        buyers("10.00", "prepaid: true\n");
        startWith(settings());
        deposit("200.00");

        submit(18);
        assertThat(alerts()).isEmpty();
        submit(1);
        become("budget_low open");
        deposit("300.00");
        look(Duration.ofMinutes(1));
        assertThat(alerts()).containsExactly("budget_low ended");
    }

    private void deposit(String amount) {
        var answer = waybill().client().tell("/recipients/first/deposits", "{\"amount\":\"%s\"}".formatted(amount));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    @Test
    void moreAndMoreLeadsThatWaitForPeopleAreToldOfUntilTheyAreFewAgain() {
        thresholds("reviews: 2");
        buyers("75.00", "");
        startWith(settings());
        submit();
        look(Duration.ofMinutes(2));

        buyer.answers("/first").acceptsAndResets();
        buyer.answers("/second").acceptsAndResets();
        var waiting = IntStream.range(0, 3)
                .mapToObj(lead -> leadIn("review", submit()))
                .toList();
        look(Duration.ofMinutes(1));
        assertThat(alerts()).containsExactly("reviews_growing open");
        look(Duration.ofMinutes(1));
        assertThat(alerts()).containsExactly("reviews_growing open");

        var id = waiting.getFirst().path("id").asText();
        assertThat(waybill().post("/api/reviews/" + id + "/close").statusCode()).isEqualTo(200);
        look(Duration.ofMinutes(1));
        assertThat(alerts()).containsExactly("reviews_growing ended");
    }

    @Test
    void whatRulesSayOfARecipientIsToldOnceForAllLeadsUntilItAnswers() {
        buyers("75.00", "");
        home().write(
                        "rules/flows/loans/outcomes.csv",
                        "id,status,class,retry,then,pause,alert\ndenied,401,auth_failed,0,next,no,yes\n");
        thresholds("attempts: 50");
        buyer.answers("/first").with(401);
        startWith(settings());

        submit(3);
        look(Duration.ofMinutes(1));
        assertThat(alerts()).containsExactly("auth_failed open");
        assertThat(waybill().api("/alerts").at("/alerts/0/recipient").asText()).isEqualTo("first");

        buyer.answers("/first").accepts();
        submit();
        submit();
        look(Duration.ofMinutes(2));
        assertThat(alerts()).containsExactly("auth_failed ended");
    }

    @Test
    void deliveriesWhoseRetriesRanOutAreToldOfOnce() {
        buyers("75.00", "");
        home().write("rules/flows/loans/outcomes.csv", QUICK_RETRIES);
        buyer.answers("/first").with(503);
        start();

        submit(2);

        assertThat(alerts()).containsExactly("retries_failed open");
    }

    @Test
    void aBreakersAlertLastsUntilItCloses() {
        buyers("75.00", "");
        home().write("rules/flows/loans/outcomes.csv", "id,status,class,retry\ndown,5xx,server_error,0\n");
        buyer.answers("/first").with(503);
        startWith(settings());

        submit(20);
        become("breaker_opened open");
        clock.turn(Duration.ofMinutes(5));
        buyer.answers("/first").accepts();
        submit();
        submit();
        Eventually.holds(() -> {
            waybill().part(Breakers.class).runOnce();
            clock.turn(Duration.ofMinutes(1));
            submit();
            assertThat(alerts()).contains("breaker_opened ended");
        });
    }
}
