package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.fake.TestHome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EnhancementTest extends Story {
    @BeforeEach
    void twoThatAreBothRequired() {
        home().buyer("first", buyer.uri("/first").toString(), "")
                .buyers("top,*,first,75.00,1,1\n")
                .write(
                        "rules/flows/loans/enhancements.csv",
                        "id,enhancement,required,on_failure\na,one,yes,reject\nb,two,yes,reject\n")
                .write("rules/flows/loans/outcomes.csv", QUICK_RETRIES);
        enhancement(home(), "one");
        enhancement(home(), "two");
        start();
    }

    private void enhancement(TestHome home, String id) {
        home.write("mappings/enhancements/" + id + ".yaml", """
                name: Check
                class: add-on
                url: "%s"
                format: json
                body: { phone: "{{ lead.phone_1 }}" }
                response: { success: { status: 200 }, append: { type: "$.type" } }
                """.formatted(buyer.uri("/" + id)));
    }

    @Test
    void eachIsAskedAgainUntilItAnswersHoweverTheOtherDoes() {
        buyer.answers("/one").with(503).then(200, "{\"type\":\"mobile\"}");
        buyer.answers("/two").with(503).then(503).then(503).then(200, "{\"type\":\"landline\"}");

        var lead = leadIn("sold", submit());

        assertThat(lead.at("/appended/one/type").asText()).isEqualTo("mobile");
        assertThat(lead.at("/appended/two/type").asText()).isEqualTo("landline");
        assertThat(buyer.visits("/one")).hasSize(2);
        assertThat(buyer.visits("/two")).hasSize(4);
    }

    @Test
    void theLeadWaitsForTheOneThatIsToBeAskedAgain() {
        buyer.answers("/one").with(200, "{\"type\":\"mobile\"}");
        buyer.answers("/two").with(503).then(200, "{\"type\":\"landline\"}");

        leadIn("sold", submit());

        assertThat(buyer.visits()).extracting(visit -> visit.path()).endsWith("/two", "/first");
    }

    @Test
    void aLeadWhoseRequiredOneNeverAnswersIsRejected() {
        buyer.answers("/one").with(200, "{\"type\":\"mobile\"}");
        buyer.answers("/two").with(503);

        var lead = leadIn("rejected", submit());

        assertThat(lead.path("reason").asText()).isEqualTo("two failed");
        assertThat(buyer.visits("/two")).hasSize(4);
        assertThat(buyer.visits("/first")).isEmpty();
    }
}
