package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.fake.RunningWaybill;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest extends Story {
    // Windows of a thousand hours, so that none ends while a test runs.
    private void buyers(String more) {
        home().buyer("first", buyer.uri("/first").toString(), more)
                .buyer("second", buyer.uri("/second").toString(), "")
                .buyers("top,*,first,75.00,1,1\nnext,*,second,52.00,1,2\n");
    }

    @Test
    void whatHasNoTurnInTimeGoesToTheNextBuyerOverAllNodes() {
        buyers("rate_limit: 0.003/h\ntimeout: 300ms\n");
        start();
        try (var other = RunningWaybill.start(home().root(), database, Map.of("waybill.node", "other"))) {
            var nodes = List.of(waybill(), other);

            var answers = IntStream.range(0, 10)
                    .mapToObj(lead -> nodes.get(lead % 2).client().submitting("loans", "web", "", LEAD))
                    .toList();
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
        }
        assertThat(buyer.visits("/first")).hasSize(3);
        assertThat(buyer.visits("/second")).hasSize(7);
        var lead = lead(submit());
        var late = events(lead, "exchange.finished").getFirst();
        assertThat(late.path("class").asText()).isEqualTo("rate_limited");
        assertThat(late.path("fault").asText()).isEqualTo("rate_limited");
        assertThat(late.path("reason").asText()).contains("0.003/h");
        assertThat(lead.at("/sales/0/recipient").asText()).isEqualTo("second");
    }

    @Test
    void aLeadWaitsForTheNextWindow() {
        buyers("rate_limit: 1/s\n");
        start();

        assertThat(lead(submit()).at("/sales/0/recipient").asText()).isEqualTo("first");
        assertThat(lead(submit()).at("/sales/0/recipient").asText()).isEqualTo("first");
        assertThat(lead(submit()).at("/sales/0/recipient").asText()).isEqualTo("first");
    }

    @Test
    void aLeadThatGotNoTurnGivesItsRoomBack() {
        buyers("rate_limit: 0.001/h\ntimeout: 100ms\ncaps: { leads: 2, per: total }\n");
        start();
        submit();
        submit();

        assertThat(buyer.visits("/first")).hasSize(1);
        assertThat(waybill().api("/recipients").at("/recipients/0/caps/0/used").asLong())
                .isEqualTo(1);
    }
}
