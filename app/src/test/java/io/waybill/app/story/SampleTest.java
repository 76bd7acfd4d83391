package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.fake.RunningWaybill;
import io.waybill.db.embedded.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The home that comes with the program: it sells the README's lead, and has no problems of its own. */
class SampleTest {
    private static final String LEAD = """
            {"first_name":"Ann","last_name":"Lee","email":"ann.lee@example.com","phone_1":"(415) 555-2671",
             "state":"CA","postal_code":"94105","dob":"1985-04-12","loan_amount":"15000","credit_score":"720"}""";

    @SuppressWarnings("NullAway.Init") // set before each test
    private RunningWaybill waybill;

    @BeforeEach
    void start() {
        waybill = RunningWaybill.start(Path.of("..").toAbsolutePath().normalize(), TestDatabase.fresh());
    }

    @AfterEach
    void stop() {
        waybill.close();
    }

    @Test
    void thePhoneIsCheckedTheFirstBuyerRejectsAndTheSecondBuys() {
        var answer = RunningWaybill.json(
                waybill.submit("personal-loans", "demo", LEAD).body());

        assertThat(answer.path("outcome").asText()).isEqualTo("success");
        assertThat(answer.path("price").decimalValue()).isEqualByComparingTo("31.20");
        var lead = waybill.lead(answer.at("/lead/id").asText());
        var asked = Story.events(lead, "exchange.finished");
        assertThat(asked)
                .extracting(event -> event.path("to").asText())
                .isEqualTo(List.of("phone-check", "prime-lending", "summit-loans"));
        assertThat(lead.at("/appended/phone-check/type").asText()).isEqualTo("mobile");
        assertThat(Story.events(lead, "rules.evaluated").get(1).path("rows").toString())
                .contains("buyers:prime-west");
        assertThat(lead.path("revenue").asText()).isEqualTo("52.00");
        assertThat(lead.path("cost").asText()).isEqualTo("31.204");
        assertThat(lead.path("margin").asText()).isEqualTo("20.796");
    }

    @Test
    void itHasNoProblemsAndAllItsCasesComeOutAsExpected() {
        assertThat(waybill.api("/releases/problems").path("problems")).isEmpty();
    }

    @Test
    void itIsHealthy() {
        assertThat(waybill.get("/health").statusCode()).isEqualTo(200);
    }
}
