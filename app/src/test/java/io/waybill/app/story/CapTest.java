package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.Visit;
import io.waybill.app.intake.TurnedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CapTest extends Story {
    private static final String NEVADA = LEAD.replace("California", "Nevada");

    private void buyers(String caps) {
        home().buyer("first", buyer.uri("/first").toString(), caps)
                .buyer("second", buyer.uri("/second").toString(), "")
                .buyers("top,*,first,75.00,1,1\nnext,*,second,52.00,1,2\n");
    }

    private String soldTo(JsonNode answer) {
        return lead(answer).at("/sales/0/recipient").asText();
    }

    private long taken(String path) {
        return buyer.visits(path).stream().filter(Visit::accepted).count();
    }

    private static String unavailable(JsonNode lead, String recipient) {
        return events(lead, "rules.evaluated")
                .getLast()
                .at("/read/unavailable/" + recipient)
                .asText();
    }

    private static List<JsonNode> together(int leads, List<RunningWaybill> nodes) {
        var answers = IntStream.range(0, leads)
                .mapToObj(lead -> nodes.get(lead % nodes.size()).client().submitting("loans", "web", "", LEAD))
                .toList();
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
        return answers.stream()
                .map(answer -> RunningWaybill.json(answer.join().body()))
                .toList();
    }

    @Test
    void asManyLeadsGoAsTheCapSaysHoweverManyComeAtOnce() {
        buyers("caps: { leads: 5, per: total }\n");
        start();
        var nodes = new ArrayList<>(List.of(waybill()));
        try (var two = RunningWaybill.start(home().root(), database, Map.of("waybill.node", "two"));
                var three = RunningWaybill.start(home().root(), database, Map.of("waybill.node", "three"))) {
            nodes.addAll(List.of(two, three));

            var answers = together(30, nodes);

            assertThat(answers)
                    .allSatisfy(answer ->
                            assertThat(answer.path("outcome").asText()).isEqualTo("success"));
        }
        assertThat(taken("/first")).isEqualTo(5);
        assertThat(taken("/second")).isEqualTo(25);
        var lead = lead(submit());
        assertThat(lead.at("/sales/0/recipient").asText()).isEqualTo("second");
        assertThat(unavailable(lead, "first")).isEqualTo("cap of 5 leads in total is reached");
    }

    @Test
    void aLeadThatTheBuyerRefusesTakesNoRoom() {
        buyer.answers("/first").rejects().accepts();
        buyers("caps: { leads: 1 }\n");
        start();

        assertThat(soldTo(submit())).isEqualTo("second");
        assertThat(soldTo(submit())).isEqualTo("first");
        assertThat(soldTo(submit())).isEqualTo("second");
        assertThat(taken("/first")).isEqualTo(1);
    }

    @Test
    void aLeadThatMayHaveArrivedKeepsItsRoom() {
        buyer.answers("/first").acceptsAndResets();
        buyers("caps: { leads: 1 }\n");
        start();

        assertThat(leadIn("review", submit()).path("sales")).isEmpty();
        assertThat(soldTo(submit())).isEqualTo("second");
        assertThat(taken("/first")).isEqualTo(1);
    }

    @Test
    void onlyTheLeadsThatACapIsAboutCountAndAreKeptOut() {
        buyers("caps: { leads: 1, when: { state: \"CA, NY\" } }\n");
        start();

        assertThat(soldTo(submit(NEVADA))).isEqualTo("first");
        assertThat(soldTo(submit())).isEqualTo("first");
        assertThat(soldTo(submit())).isEqualTo("second");
        assertThat(soldTo(submit(NEVADA))).isEqualTo("first");
    }

    @Test
    void aDayTurnsOverWhereTheCapCounts() {
        buyers("caps: { leads: 1, per: day, timezone: America/New_York }\n");
        // Half an hour before midnight in New York.
        var clock = new TurnedClock(Instant.parse("2026-11-21T04:30:00Z"));
        startBy(clock);

        assertThat(soldTo(submit())).isEqualTo("first");
        clock.turn(Duration.ofMinutes(29));
        assertThat(soldTo(submit())).isEqualTo("second");
        clock.turn(Duration.ofMinutes(1));
        assertThat(soldTo(submit())).isEqualTo("first");
    }

    @Test
    void aSourceAndAFlowHaveCapsThatCountALeadOnce() {
        buyers("");
        home().write("mappings/sources/web.yaml", """
                        flows: [loans]
                        auth: none
                        fields: { fname: first_name }
                        caps: { leads: 2, per: total }
                        """);
        buyer.answers("/first").rejects();
        start();

        assertThat(soldTo(submit())).isEqualTo("second");
        assertThat(soldTo(submit())).isEqualTo("second");
        var unsold = submit();

        assertThat(unsold.path("outcome").asText()).isEqualTo("failure");
        assertThat(unavailable(lead(unsold), "first")).isEqualTo("cap of source web (2 leads in total) is reached");
        assertThat(unavailable(lead(unsold), "second")).isEqualTo("cap of source web (2 leads in total) is reached");
        assertThat(taken("/second")).isEqualTo(2);
    }

    @Test
    void noMoreIsSpentThanTheCapSays() {
        buyers("caps: { spend: 200.00, per: month }\n");
        start();

        together(10, List.of(waybill()));

        // Two at 75.00 leave 50.00, which is not enough for a third.
        assertThat(taken("/first")).isEqualTo(2);
        assertThat(taken("/second")).isEqualTo(8);
    }

    @Test
    void bidsCountAsWhatTheyComeTo() {
        home().bidder("alpha", buyer.uri("/alpha").toString(), "caps: { spend: 60.00 }\n")
                .bidder("beta", buyer.uri("/beta").toString(), "")
                .auction("a,alpha,bid,1,1,\nb,beta,bid,1,2,\n");
        buyer.answers("/alpha/ping").with(200, "{\"bid\":30.00,\"ping_id\":\"A\"}");
        buyer.answers("/beta/ping").with(200, "{\"bid\":10.00,\"ping_id\":\"B\"}");
        start();

        assertThat(List.of(soldTo(submit()), soldTo(submit()), soldTo(submit())))
                .containsExactly("alpha", "alpha", "beta");
    }

    @Test
    void aPriceThatTheAnswerNamesIsCountedWithTheSale() {
        buyer.answers("/first").with(200, "{\"status\":\"accepted\",\"leadId\":\"1\",\"price\":40.00}");
        home().buyer("first", buyer.uri("/first").toString(), "  price: \"$.price\"\ncaps: { spend: 70.00 }\n")
                .buyer("second", buyer.uri("/second").toString(), "")
                .buyers("top,*,first,response,1,1\nnext,*,second,52.00,1,2\n");
        start();

        assertThat(List.of(soldTo(submit()), soldTo(submit()), soldTo(submit())))
                .containsExactly("first", "first", "second");
    }

    @Test
    void aRecipientGetsLeadsWithinItsHoursOnly() {
        buyers("""
                hours: { "Mon-Fri": "09:00-18:00", timezone: America/New_York, holidays: [2026-11-26] }
                """);
        // Wednesday before Thanksgiving, 17:59 in New York.
        var clock = new TurnedClock(Instant.parse("2026-11-25T22:59:00Z"));
        startBy(clock);

        assertThat(soldTo(submit())).isEqualTo("first");
        clock.turn(Duration.ofMinutes(1));
        var late = lead(submit());
        assertThat(late.at("/sales/0/recipient").asText()).isEqualTo("second");
        assertThat(unavailable(late, "first")).isEqualTo("outside its hours");
        clock.turn(Duration.ofHours(20));
        assertThat(soldTo(submit())).isEqualTo("second");
        clock.turn(Duration.ofHours(24));
        assertThat(soldTo(submit())).isEqualTo("first");
    }

    @Test
    void whoPaysBeforehandGetsWhatItPaidForAndIsTold() {
        buyers("prepaid: true\n");
        start();
        assertThat(soldTo(submit())).isEqualTo("second");

        var deposit = waybill()
                .client()
                .tell("/recipients/first/deposits", "{\"amount\":\"160.00\",\"note\":\"invoice 17\"}");

        assertThat(deposit.statusCode()).as(deposit.body()).isEqualTo(201);
        together(5, List.of(waybill()));
        assertThat(taken("/first")).isEqualTo(2);
        assertThat(waybill().api("/recipients").at("/recipients/0/balance").asText())
                .isEqualTo("10.00");
        Eventually.get(() -> {
            assertThat(waybill().api("/alerts").path("alerts").findValuesAsText("kind"))
                    .containsExactly("cap_reached");
            return true;
        });
        assertThat(waybill()
                        .client()
                        .tell("/recipients/first/deposits", "{\"amount\":\"lots\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aLeadThatIsGivenBackMakesRoom() {
        buyers("caps: { leads: 1 }\nfeedback: true\n");
        start();
        var sold = lead(submit());
        assertThat(soldTo(submit())).isEqualTo("second");

        var delivery = sold.at("/sales/0/delivery").asText();
        var returned = waybill().get("/feedback?type=return&event_id=" + delivery);

        assertThat(returned.statusCode()).as(returned.body()).isLessThan(300);
        assertThat(soldTo(submit())).isEqualTo("first");
    }

    @Test
    void whatIsUsedOfACapIsThereToSee() {
        buyers("caps: [ { leads: 5, per: total }, { spend: 500.00, per: total } ]\n");
        start();
        submit();

        var caps = waybill().api("/recipients").at("/recipients/0/caps");

        assertThat(caps.at("/0/leads").asInt()).isEqualTo(5);
        assertThat(caps.at("/0/used").asInt()).isEqualTo(1);
        assertThat(caps.at("/0/left").asInt()).isEqualTo(4);
        assertThat(caps.at("/1/used").asText()).isEqualTo("75.00");
        assertThat(caps.at("/1/left").asText()).isEqualTo("425.00");
    }

    @Test
    void testLeadsTakeNoRoom() {
        buyers("caps: { leads: 1 }\n");
        home().write(
                        "mappings/sources/trial.yaml",
                        "flows: [loans]\nauth: none\nfields: { fname: first_name }\ntest: true\n");
        start();

        waybill().submit("loans", "trial", LEAD);
        assertThat(soldTo(submit())).isEqualTo("first");
    }

    @Test
    void aHomeWhoseCapMakesNoSenseSaysWhere() {
        buyers("caps: { leads: 1, when: { loan_amount: lots } }\nfallback: { recipient: secnd }\n");
        start();

        assertThat(waybill().api("/releases/problems").path("problems"))
                .hasSize(2)
                .anySatisfy(problem -> {
                    assertThat(problem.path("file").asText()).isEqualTo("mappings/recipients/first.yaml");
                    assertThat(problem.path("row").asInt()).isEqualTo(10);
                    assertThat(problem.path("cell").asText()).isEqualTo("lots");
                })
                .anySatisfy(problem -> assertThat(problem.path("text").asText()).contains("Maybe second?"));
    }
}
