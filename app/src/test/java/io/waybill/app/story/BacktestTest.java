package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.SentHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BacktestTest extends Story {
    private static final List<String> STATES = List.of("California", "New York", "Texas");
    private static final int LEADS = 60;

    /** Sixty leads: a third is refused by the first buyer and bought by the second. */
    private void sell(String more) {
        home().buyer("first", buyer.uri("/first").toString(), more)
                .buyer("second", buyer.uri("/second").toString(), "")
                .buyer("third", buyer.uri("/third").toString(), "")
                .buyers("top,*,first,75.00,1,1\nnext,*,second,52.00,1,2\n");
        for (int i = 0; i < LEADS / 3; i++) {
            buyer.answers("/first").accepts().accepts().rejects();
        }
        start();
        for (int i = 0; i < LEADS; i++) {
            submit(LEAD.replace("California", STATES.get(i / 20)));
        }
    }

    /** The home's own files with these instead. */
    private JsonNode backtest(Map<String, String> instead) {
        var answer = ask(instead, "wait=60s");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var shown = RunningWaybill.json(answer.body());
        assertThat(shown.path("state").asText()).as(answer.body()).isEqualTo("done");
        return shown.path("result");
    }

    private HttpResponse<String> ask(Map<String, String> instead, String query) {
        var address = waybill().uri().resolve("/api/releases/backtest?flow=loans&" + query);
        return SentHome.post(address, home().root(), instead);
    }

    private static Map<String, String> buyersFile(String rows) {
        return Map.of("rules/flows/loans/buyers.csv", "id,state,recipient,price,tier,order\n" + rows);
    }

    private static BigDecimal dollars(JsonNode amount) {
        return new BigDecimal(amount.asText());
    }

    @Test
    void aPriceTenPercentUpBringsExactlyThatAndNobodyIsAsked() {
        sell("");
        int visits = buyer.visits().size();

        var result = backtest(buyersFile("top,*,first,82.50,1,1\nnext,*,second,52.00,1,2\n"));

        assertThat(result.path("leads").asInt()).isEqualTo(LEADS);
        assertThat(result.at("/fidelity/percent").asText()).isEqualTo("100.00");
        assertThat(result.path("changed").asInt()).isEqualTo(40);
        assertThat(result.at("/revenue/active").asText()).isEqualTo("4040.00");
        assertThat(result.at("/revenue/draft").asText()).isEqualTo("4340.00");
        assertThat(result.at("/revenue/change").asText()).isEqualTo("300.00");
        assertThat(result.at("/margin/change").asText()).isEqualTo("300.00");
        assertThat(result.at("/estimated/change").asText()).isEqualTo("0.00");
        assertThat(result.at("/estimated/deliveries").asInt()).isZero();
        assertThat(result.at("/by/recipient/0/name").asText()).isEqualTo("first");
        assertThat(result.at("/by/recipient/0/change").asText()).isEqualTo("300.00");
        assertThat(result.at("/by/state")).hasSize(3);
        assertThat(result.at("/examples/0/was/price").asText()).isEqualTo("75.00");
        assertThat(result.at("/examples/0/now/price").asText()).isEqualTo("82.50");
        assertThat(result.at("/examples/0/now/rows").toString()).contains("buyers:top");
        assertThat(buyer.visits()).hasSize(visits);
    }

    @Test
    void aFilterOnAStateUnsellsExactlyItsLeads() {
        sell("");

        var result =
                backtest(Map.of("rules/flows/loans/filters.csv", "id,state,reject\nny,NY,we do not serve New York\n"));

        assertThat(result.path("changed").asInt()).isEqualTo(20);
        assertThat(result.path("newly_unsold").asInt()).isEqualTo(20);
        assertThat(result.path("newly_sold").asInt()).isZero();
        assertThat(dollars(result.at("/revenue/change")))
                .isEqualByComparingTo(dollars(result.at("/by/state/0/change")));
        assertThat(result.at("/by/state/0/name").asText()).isEqualTo("NY");
        assertThat(result.at("/by/state/0/draft").asText()).isEqualTo("0.00");
        assertThat(result.at("/examples/0/now/reason").asText()).isEqualTo("we do not serve New York");
    }

    @Test
    void theSameRulesChangeNothing() {
        sell("");

        var result = backtest(Map.of());

        assertThat(result.path("changed").asInt()).isZero();
        assertThat(result.at("/revenue/change").asText()).isEqualTo("0.00");
        assertThat(result.at("/fidelity/same").asInt()).isEqualTo(LEADS);
    }

    @Test
    void aNewBuyerThatWasNeverAskedIsEstimatedWithAnInterval() {
        sell("");

        var result = backtest(buyersFile("new,*,third,100.00,1,0\ntop,*,first,75.00,1,1\nnext,*,second,52.00,1,2\n"));

        // All buyers together accepted 60 of 80: three quarters of 60 leads at 100.00, the others as before.
        assertThat(result.at("/estimated/deliveries").asInt()).isEqualTo(LEADS);
        assertThat(result.at("/revenue/draft").asText()).isEqualTo("5510.00");
        assertThat(result.at("/estimated/change").asText()).isEqualTo("1470.00");
        assertThat(dollars(result.at("/estimated/low"))).isLessThan(new BigDecimal("1470"));
        assertThat(dollars(result.at("/estimated/high"))).isGreaterThan(new BigDecimal("1470"));
        assertThat(result.at("/estimated/rates/0/own").asBoolean()).isFalse();
        assertThat(result.path("notes").toString()).contains("never asked");
    }

    @Test
    void aCapOfTheDraftTurnsLeadsToOthers() {
        sell("");
        var capped = Map.of(
                "mappings/recipients/first.yaml",
                read("mappings/recipients/first.yaml") + "caps: { leads: 10, per: total }\n");

        var result = backtest(capped);

        assertThat(result.at("/caps/0/recipient").asText()).isEqualTo("first");
        assertThat(result.at("/caps/0/cap").asText()).isEqualTo("10 leads in total");
        assertThat(result.at("/caps/0/turned").asInt()).isPositive();
        assertThat(result.at("/by/recipient/0/sold_draft").asInt()).isEqualTo(10);
    }

    @Test
    void aCapThatWasThereIsFoundAgain() {
        sell("caps: { leads: 25, per: day }\n");

        var result = backtest(Map.of());

        assertThat(result.at("/fidelity/percent").asText()).isEqualTo("100.00");
        assertThat(result.at("/by/recipient").findValuesAsText("sold_active")).contains("25");
        assertThat(result.path("changed").asInt()).isZero();
    }

    @Test
    void changedLeadsAreListedPageByPageAndABacktestCanBeCancelled() {
        sell("");
        var draft = buyersFile("top,*,first,82.50,1,1\nnext,*,second,52.00,1,2\n");
        var id = RunningWaybill.json(ask(draft, "wait=60s").body()).path("id").asText();

        var page = waybill().api("/releases/backtest/" + id + "/leads?offset=30&limit=20");

        assertThat(page.path("listed").asInt()).isEqualTo(40);
        assertThat(page.path("leads")).hasSize(10);
        assertThat(waybill().api("/releases/backtest/" + id).path("state").asText())
                .isEqualTo("done");
        var second = RunningWaybill.json(ask(draft, "").body()).path("id").asText();
        waybill()
                .client()
                .send("DELETE", "/api/releases/backtest/" + second, "", "X-API-Key", RunningWaybill.ADMIN_KEY);
        Eventually.get(() -> {
            assertThat(waybill()
                            .api("/releases/backtest/" + second)
                            .path("state")
                            .asText())
                    .isIn("cancelled", "done");
            return true;
        });
    }

    @Test
    void mistakesAreToldBeforeAnythingBegins() {
        home().buyer("first", buyer.uri("/first").toString(), "").buyers("top,*,first,75.00,1,1\n");
        start();

        var broken = ask(buyersFile("top,*,frist,75.00,1,1\n"), "wait=10s");
        assertThat(broken.statusCode()).isEqualTo(422);
        assertThat(RunningWaybill.json(broken.body()).at("/problems/0/cell").asText())
                .isEqualTo("frist");
        assertThat(ask(Map.of(), "from=yesterday").statusCode()).isEqualTo(400);
        assertThat(waybill()
                        .client()
                        .tell("/releases/backtest", "{\"flow\":\"loans\",\"draft\":\"0123456\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(waybill()
                        .client()
                        .tell("/releases/backtest", "{\"flow\":\"cars\",\"draft\":\"0123456\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(waybill().client().tell("/releases/backtest", "what if").statusCode())
                .isEqualTo(400);
    }

    private String read(String name) {
        try {
            return Files.readString(home().root().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
