package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a delivery in doubt takes under limits, until a person has decided. */
class ReviewRoomTest extends Story {
    @BeforeEach
    void aBuyerWithRoomForOneLead() {
        home().buyer("first", buyer.uri("/first").toString(), "caps: { leads: 1, per: day }\n")
                .buyer("second", buyer.uri("/second").toString(), "")
                .buyers("top,*,first,75.00,1,1\nnext,*,second,52.00,1,2\n");
        buyer.answers("/first").acceptsAndResets().accepts();
        start();
    }

    private String boughtBy(String lead) {
        return lead(submit(lead)).at("/sales/0/recipient").asText();
    }

    private void decide(String lead, String action) {
        var answer = waybill().post("/api/reviews/" + lead + "/" + action);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void itIsFreeAgainWhenTheBuyerDoesNotHaveTheLead() {
        var doubtful = leadIn("review", submit()).path("id").asText();
        assertThat(boughtBy(LEAD)).isEqualTo("second");

        decide(doubtful, "release");

        assertThat(boughtBy(LEAD)).isEqualTo("first");
        assertThat(boughtBy(LEAD)).isEqualTo("second");
    }

    @Test
    void itStaysTakenWhenTheBuyerHasTheLead() {
        var doubtful = leadIn("review", submit()).path("id").asText();

        decide(doubtful, "confirm");

        assertThat(boughtBy(LEAD)).isEqualTo("second");
        assertThat(buyer.visits("/first")).hasSize(1);
    }
}
