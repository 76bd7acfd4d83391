package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.fake.Client;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.home.HomeCases;
import io.waybill.app.start.Commands;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A case is made of a real lead with one command, and passes when it is run. */
class SavedCaseTest extends Story {
    @BeforeEach
    void twoBuyers() {
        home().buyer("first", buyer.uri("/first").toString(), "")
                .buyer("second", buyer.uri("/second").toString(), "")
                .buyers("top,\"CA, NY\",first,75.00,1,1\nnext,*,second,52.00,1,2\n")
                .write("rules/flows/loans/purchase.csv", "id,pay\nshare,60%\n");
        buyer.answers("/first").with(200, "{\"status\":\"rejected\",\"message\":\"no thanks, Ann\"}");
    }

    private JsonNode asCase(JsonNode answer, String query) {
        return waybill().api("/leads/" + answer.at("/lead/id").asText() + "/case" + query);
    }

    private void save(JsonNode saved) {
        home().write(saved.path("file").asText(), saved.path("case").toString());
    }

    private void assertThatCasesPass(int many) {
        var run = new HomeCases(Clock.systemUTC()).run(home().root()).getFirst();
        assertThat(run).isInstanceOfSatisfying(HomeCases.OfFlow.Run.class, flow -> {
            assertThat(flow.results().cases()).hasSize(many);
            assertThat(flow.results().allPassed()).as(flow.results().toString()).isTrue();
        });
    }

    @Test
    void everyRoundOfALeadIsACaseThatPasses() {
        start();
        var answer = submit();

        for (int round = 1; round <= 3; round++) {
            save(asCase(answer, "?name=round%20" + round + "&round=" + round));
        }

        assertThatCasesPass(3);
    }

    @Test
    void personalDataIsInventedUnlessItIsAskedFor() {
        start();
        var answer = submit();

        var masked = asCase(answer, "");
        var raw = asCase(answer, "?raw=true");

        assertThat(masked.toString()).doesNotContainIgnoringCase("ann@").doesNotContain("Ann", "555-2671");
        assertThat(masked.path("masked").toString()).contains("first_name", "email", "phone_1");
        assertThat(masked.path("kept")).isEmpty();
        assertThat(masked.at("/case/lead/phone_1").asText()).matches("\\(\\d{3}\\) \\d{3}-\\d{4}");
        assertThat(masked.at("/case/lead/loan_amount").asText()).isEqualTo("$15,000");
        assertThat(raw.at("/case/lead/email").asText()).isEqualTo("Ann@Example.com");
    }

    @Test
    void whatRulesGoByStaysAsItWasSent() {
        home().write("rules/flows/loans/filters.csv", "id,first_name,email.domain,reject\nno,ann,not example.com,no\n")
                .write("rules/flows/loans/scores.csv", "id,first_name,phone_1.area,points\nann,ann,415,7\n");
        start();

        var saved = asCase(submit(), "?round=1");

        assertThat(saved.path("kept").toString()).contains("first_name");
        assertThat(saved.at("/case/lead/first_name").asText()).isEqualTo("Ann");
        assertThat(saved.at("/case/lead/phone_1").asText()).isEqualTo("(415) 555-0123");
        save(saved);
        assertThatCasesPass(1);
    }

    @Test
    void oneCommandWritesItBesideTheRules() {
        start();
        var id = submit().at("/lead/id").asText();
        var commands = Commands.talkingTo(waybill().uri().toString(), Client.ADMIN_KEY);

        int code = commands.run(
                "cases",
                "save",
                id,
                "--name",
                "Two buyers",
                "--home",
                home().root().toString());

        assertThat(code).as(commands.printed()).isZero();
        assertThat(home().root().resolve("rules/flows/loans/cases/two-buyers.json"))
                .content()
                .contains("\"Two buyers\"");
        assertThat(commands.printed()).contains("Wrote ", "invented: ");
        assertThatCasesPass(1);
        assertThat(commands.run(
                        "cases",
                        "save",
                        id,
                        "--name",
                        "Two buyers",
                        "--home",
                        home().root().toString()))
                .isEqualTo(1);
        assertThat(commands.run(
                        "cases", "save", "0".repeat(32), "--home", home().root().toString()))
                .isEqualTo(1);
    }

    @Test
    void onlyOperatorsMayKeepWhatThePersonSent() {
        start();
        var path = "/api/leads/" + submit().at("/lead/id").asText() + "/case";
        var analyst = key("analyst");

        assertThat(waybill()
                        .client()
                        .send("GET", path, "", "X-API-Key", key("viewer"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(waybill()
                        .client()
                        .send("GET", path, "", "X-API-Key", analyst)
                        .statusCode())
                .isEqualTo(200);
        assertThat(waybill()
                        .client()
                        .send("GET", path + "?raw=true", "", "X-API-Key", analyst)
                        .statusCode())
                .isEqualTo(403);
        assertThat(waybill()
                        .client()
                        .send("GET", path + "?raw=true", "", "X-API-Key", key("operator"))
                        .statusCode())
                .isEqualTo(200);
    }

    private String key(String role) {
        var made = waybill().client().tell("/keys", "{\"name\":\"Ann\",\"role\":\"%s\"}".formatted(role));
        return RunningWaybill.json(made.body()).path("key").asText();
    }
}
