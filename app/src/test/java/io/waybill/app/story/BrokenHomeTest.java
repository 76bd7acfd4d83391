package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.fake.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A home that is broken when the server starts: it starts all the same and serves what is fine. */
class BrokenHomeTest extends Story {
    private static final String SOUND = "top,*,first,75.00,1,1\n";

    @BeforeEach
    void aSecondFlow() {
        home().buyer("first", buyer.uri("/first").toString(), "")
                .buyers(SOUND)
                .write("rules/flows/autos/fields.yaml", "fields: { state: state, loan_amount: number }\n")
                .write("rules/flows/autos/buyers.csv", "id,recipient,price\nall,first,10.00\n")
                .write("mappings/sources/web.yaml", "flows: [loans, autos]\nauth: none\n");
    }

    private int status(String flow, String source) {
        return waybill().submit(flow, source, LEAD).statusCode();
    }

    private JsonNode problems() {
        return waybill().api("/releases/problems").path("problems");
    }

    @Test
    void aBrokenFlowAsksForItsLeadsAgainUntilItIsMended() {
        home().buyers("top,*,first,7S.00,1,1\n");
        start();

        var refused = waybill().submit("loans", "web", LEAD);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("30");
        assertThat(problems().path(0).path("cell").asText()).isEqualTo("7S.00");
        assertThat(status("autos", "web")).isEqualTo(201);
        assertThat(status("boats", "web")).isEqualTo(404);

        home().buyers(SOUND);
        Eventually.holds(() -> assertThat(status("loans", "web")).isEqualTo(201));
        assertThat(problems()).isEmpty();
    }

    @Test
    void aBrokenSourceAsksForItsLeadsAgain() {
        home().write("mappings/sources/form.yaml", "flow: [loans]\n");
        start();

        assertThat(status("loans", "form")).isEqualTo(503);
        assertThat(status("loans", "web")).isEqualTo(201);
        assertThat(status("loans", "nobody")).isEqualTo(404);
    }

    @Test
    void aFileTooLargeForTheMemoryIsNotReadAndTheOldRulesGoOn() throws IOException {
        start();
        assertThat(status("loans", "web")).isEqualTo(201);

        home().write("mappings/recipients/huge.yaml", "# far more than anybody writes\n".repeat(300_000));
        Eventually.holds(() -> assertThat(problems()).hasSize(1));
        assertThat(problems().path(0).path("file").asText()).isEqualTo("mappings/recipients/huge.yaml");
        assertThat(problems().path(0).path("text").asText()).contains("At most");
        assertThat(status("loans", "web")).isEqualTo(201);

        Files.delete(home().root().resolve("mappings/recipients/huge.yaml"));
        Eventually.holds(() -> assertThat(problems()).isEmpty());
    }

    @Test
    void aLinkThatLeadsInACircleIsAProblemAndNotTheEnd() throws IOException {
        Files.createSymbolicLink(
                home().root().resolve("rules/flows/loans/again"), home().root().resolve("rules/flows"));
        start();

        assertThat(problems().path(0).path("text").asText()).contains("in a circle");
        assertThat(status("loans", "web")).isEqualTo(503);

        Files.delete(home().root().resolve("rules/flows/loans/again"));
        Eventually.holds(() -> assertThat(status("loans", "web")).isEqualTo(201));
    }

    @Test
    void aMisspeltFieldInAMappingIsReportedWhereItStands() {
        start();

        home().write("mappings/recipients/second.yaml", "url: https://b.example\nbody: { a: \"{{ lead.stat }}\" }\n");

        Eventually.holds(() -> assertThat(problems().toString())
                .contains("mappings/recipients/second.yaml", "(stat)", "Maybe state?"));
        assertThat(status("loans", "web")).isEqualTo(201);
    }

    @Test
    void aFlowHeldBackByAnothersMistakeIsPutInForceOnceThatIsMended() {
        start();
        var fields = "rules/flows/autos/fields.yaml";
        home().write(fields, "fields: { state: state }\n")
                .write("mappings/recipients/second.yaml", "url: https://b.example\nbody: { a: \"{{ lead.vin }}\" }\n")
                .buyers("top,*,first,80.00,1,1\n");
        Eventually.holds(() -> assertThat(problems().toString()).contains("(vin)"));

        home().write(fields, "fields: { state: state, loan_amount: number, vin: string }\n");

        Eventually.holds(() -> assertThat(problems()).isEmpty());
        Eventually.holds(
                () -> assertThat(lead(submit()).path("revenue").asText()).isEqualTo("80.00"));
    }
}
