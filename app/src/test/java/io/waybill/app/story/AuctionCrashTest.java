package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.FakeBuyer;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.TestHome;
import io.waybill.app.fake.Visit;
import io.waybill.app.fake.WaybillProcess;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Auctions are stopped by one {@code kill -9} while pings are out and while the winner has the lead; and a promise outlives it. */
@TestInstance(Lifecycle.PER_CLASS)
class AuctionCrashTest {
    private static final String SLOW = "{\"state\":\"CA\",\"loan_amount\":\"15000\"}";
    private static final String TAKEN = "{\"state\":\"NY\",\"loan_amount\":\"15000\"}";
    private static final String ASKED = "{\"state\":\"TX\",\"loan_amount\":\"15000\"}";

    private final FakeBuyer buyer = FakeBuyer.start();
    private final int port = WaybillProcess.freePort();
    private @Nullable WaybillProcess running;
    private String slow = "";
    private String taken = "";
    private String promise = "";

    @BeforeAll
    void crashInTheMiddle(@TempDir Path folder) {
        writeHome(TestHome.in(folder));
        running = WaybillProcess.start(folder, port, Map.of());
        promise = RunningWaybill.json(
                        waybill().client().ping("loans", "web", "", ASKED).body())
                .at("/ping/id")
                .asText();
        slow = submit(SLOW);
        taken = submit(TAKEN);
        Eventually.holds(() -> assertThat(buyer.visits())
                .extracting(Visit::path)
                .contains("/quick/ping", "/slow/ping", "/sure/ping", "/sure/post"));
        waybill().kill();
        running = WaybillProcess.start(folder, port, Map.of());
    }

    @AfterAll
    void stop() {
        if (running != null) {
            running.close();
        }
        buyer.close();
    }

    private WaybillProcess waybill() {
        return Objects.requireNonNull(running);
    }

    private void writeHome(TestHome home) {
        buyer.answers("/quick/ping").with(200, "{\"bid\":10.00,\"ping_id\":\"Q\"}");
        buyer.answers("/slow/ping").hangs().with(200, "{\"bid\":47.50,\"ping_id\":\"S\"}");
        buyer.answers("/sure/ping").with(200, "{\"bid\":30.00,\"ping_id\":\"T\"}");
        buyer.answers("/sure/post").acceptsAndHangs().accepts();
        buyer.answers("/keen/ping").with(200, "{\"bid\":60.00,\"ping_id\":\"K\"}");
        for (var id : new String[] {"quick", "slow", "sure", "keen"}) {
            home.bidder(id, buyer.uri("/" + id).toString(), "idempotent: true\n");
        }
        home.auction("")
                .write("rules/flows/loans/purchase.csv", "id,pay\nhalf,50%\n")
                .write("rules/flows/loans/buyers.csv", """
                        id,state,recipient,price
                        a,CA,quick,bid
                        b,CA,slow,bid
                        c,NY,sure,bid
                        d,TX,keen,bid
                        """);
    }

    private String submit(String lead) {
        var answer =
                waybill().client().submitting("loans", "web", "?wait=0", lead).join();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return RunningWaybill.json(answer.body()).at("/lead/id").asText();
    }

    private JsonNode sold(String id) {
        return Eventually.get(() -> {
            var lead = waybill().client().lead(id);
            assertThat(lead.path("state").asText()).isEqualTo("sold");
            return lead;
        });
    }

    @Test
    void bidsThatWereOutAreAskedForAgainAndTheHighestWins() {
        var lead = sold(slow);

        assertThat(lead.at("/sales/0/recipient").asText()).isEqualTo("slow");
        assertThat(lead.at("/sales/0/price").asText()).isEqualTo("47.50");
        assertThat(buyer.visits("/slow/ping")).hasSize(2);
        assertThat(buyer.visits("/slow/post")).hasSize(1);
        assertThat(buyer.visits("/quick/post")).isEmpty();
        assertThat(Story.events(lead, "exchange.finished"))
                .anySatisfy(lost -> assertThat(lost.path("fault").asText()).isEqualTo("lost"));
    }

    @Test
    void bidsOnDiskAreNotAskedForAgainAndTheWinnerIsAskedWithTheSameKey() {
        var lead = sold(taken);

        assertThat(lead.at("/sales/0/price").asText()).isEqualTo("30.00");
        assertThat(buyer.visits("/sure/ping")).hasSize(1);
        assertThat(buyer.visits("/sure/post")).hasSize(2);
        assertThat(buyer.visits("/sure/post"))
                .extracting(Visit::key)
                .containsOnly(lead.at("/sales/0/delivery").asText());
    }

    @Test
    void aPromiseIsKeptAfterACrash() {
        var answer = waybill()
                .client()
                .submitting("loans", "web", "?ping_id=" + promise, ASKED)
                .join();

        assertThat(RunningWaybill.json(answer.body()).path("price").decimalValue())
                .isEqualByComparingTo("30.00");
        assertThat(buyer.visits("/keen/ping")).hasSize(1);
    }
}
