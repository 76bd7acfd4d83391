package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.fake.Client;
import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.Visit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;

/** What the stories of batches share: a recipient {@code bulk} that takes leads together, and a buyer {@code spare} for whom it does not take. */
abstract class Collecting extends Story {
    static final String BY_ORDER = "items: \"$.results\"";
    private Client client = Client.of(java.net.URI.create("http://127.0.0.1"));

    /** Starts with {@code bulk} first and {@code spare} second. */
    void startWith(String batch, String more) {
        bulk(batch, more);
        startAll();
    }

    void bulk(String batch, String more) {
        home().buyer("bulk", buyer.uri("/bulk").toString(), "batch: { " + batch + " }\n" + more);
    }

    void startAll() {
        home().buyer("spare", buyer.uri("/spare").toString(), "")
                .buyers("top,*,bulk,30.00,1,1\nnext,*,spare,10.00,1,2\n")
                .write("rules/flows/loans/outcomes.csv", QUICK_RETRIES);
        start();
        client.close();
        client = Client.of(waybill().uri());
    }

    @AfterEach
    void hangUp() {
        client.close();
    }

    static String lead(String name) {
        return "{\"fname\":\"%s\",\"state\":\"CA\",\"loan_amount\":\"15000\"}".formatted(name);
    }

    /** Hands leads of these names in, one after the other, and waits for none of them. */
    List<JsonNode> handIn(String... names) {
        return Arrays.stream(names).map(this::handIn).toList();
    }

    private JsonNode handIn(String name) {
        var answer = client.submitting("loans", "web", "?wait=0", lead(name)).join();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return RunningWaybill.json(answer.body());
    }

    Client client() {
        return client;
    }

    List<Visit> bulkVisits(int number) {
        return Eventually.get(() -> {
            assertThat(buyer.visits("/bulk")).hasSize(number);
            return buyer.visits("/bulk");
        });
    }

    static String reference(JsonNode lead) {
        return lead.at("/sales/0/reference").asText();
    }

    static String soldTo(JsonNode lead) {
        return lead.at("/sales/0/recipient").asText();
    }

    static JsonNode last(JsonNode lead, String type) {
        return events(lead, type).getLast();
    }

    List<JsonNode> batches(String query) {
        return StreamSupport.stream(
                        waybill().api("/batches" + query).path("batches").spliterator(), false)
                .toList();
    }
}
