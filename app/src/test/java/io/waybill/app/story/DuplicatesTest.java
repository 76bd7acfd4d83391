package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.fake.Client;
import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.RunningWaybill;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Earlier leads of the same person are a fact; the table says what it means. */
class DuplicatesTest extends Story {
    private static final String FIELDS = """
            name: Loans
            wait: 10s
            fields:
              first_name: first_name
              email: email
              phone_1: phone
              state: state
              loan_amount: { type: number, required: true }
            """;

    @BeforeEach
    void oneBuyer() {
        home().buyer("first", buyer.uri("/first").toString(), "")
                .buyers("top,*,first,75.00,1,1\n")
                .write("rules/flows/loans/fields.yaml", FIELDS + """
                        duplicates:
                          email_30d: { fields: [email], within: 30d }
                          person: { fields: [email, phone_1], within: 90d, across: flows, match: any }
                          pair: { fields: [email, phone_1], within: 90d, match: all }
                          buyer_has_it: { fields: phone_1, within: 90d, only: sold }
                        """)
                .write("rules/flows/loans/filters.csv", "id,duplicate.email_30d,reject\nagain,yes,We know you\n")
                .write("rules/flows/cars/fields.yaml", FIELDS)
                .write("rules/flows/cars/buyers.csv", "id,recipient,price,tier\nall,first,10.00,1\n")
                .write("mappings/sources/cars.yaml", "name: Cars\nflows: [cars]\nauth: none\n")
                .write("mappings/sources/trial.yaml", "name: Trial\nflows: [loans]\nauth: none\ntest: true\n");
    }

    @Override
    void start() {
        super.start();
        warm(waybill());
    }

    private static String person(String email, String phone) {
        return "{\"email\":\"%s\",\"phone_1\":\"%s\",\"state\":\"CA\",\"loan_amount\":5000}".formatted(email, phone);
    }

    private List<String> found(JsonNode answer) {
        var read = events(lead(answer), "rules.evaluated").getFirst().path("read");
        return read.path("duplicates").findValuesAsText("name");
    }

    @Test
    void theSecondLeadOfAPersonIsADuplicateHoweverItIsWritten() {
        start();
        var first = submit(person("Ann@Example.com", "(415) 555-2671"));
        var second = submit(person("ann@example.COM", "+1 415 555 2671"));

        assertThat(first.path("outcome").asText()).isEqualTo("success");
        assertThat(found(first)).isEmpty();
        assertThat(second.path("reason").asText()).isEqualTo("We know you");
        assertThat(found(second)).containsExactlyInAnyOrder("email_30d", "person", "pair", "buyer_has_it");
        var duplicate = events(lead(second), "lead.received")
                .getFirst()
                .path("duplicates")
                .path(0);
        assertThat(duplicate.path("source").asText()).isEqualTo("web");
        assertThat(duplicate.path("count").asInt()).isEqualTo(1);
        assertThat(duplicate.path("days").asInt()).isZero();
        assertThat(duplicate.path("sold").asBoolean()).isTrue();
        assertThat(duplicate.path("lead").asText())
                .isEqualTo(first.at("/lead/id").asText());
    }

    @Test
    void anyFieldIsEnoughOrAllMustAgreeAsTheCheckSays() {
        start();
        submit(person("ann@example.com", "4155552671"));

        assertThat(found(submit(person("bob@example.com", "4155552671")))).containsExactly("person", "buyer_has_it");
        assertThat(found(submit(person("eve@example.com", "4155552672")))).isEmpty();
    }

    @Test
    void whatIsInvalidOrMissingIsLikeNoOther() {
        start();
        submit("{\"email\":\"nobody\",\"phone_1\":\"12\",\"state\":\"CA\",\"loan_amount\":5000}");

        assertThat(found(submit("{\"email\":\"nobody\",\"phone_1\":\"12\",\"state\":\"CA\",\"loan_amount\":5000}")))
                .isEmpty();
        assertThat(found(submit("{\"state\":\"CA\",\"loan_amount\":5000}"))).isEmpty();
    }

    @Test
    void onlySoldLeadsCountWhereTheCheckSaysSo() {
        buyer.answers("/first").rejects();
        start();
        submit(person("ann@example.com", "4155552671"));

        assertThat(found(submit(person("bob@example.com", "4155552671")))).containsExactly("person");
    }

    @Test
    void leadsOfAnotherFlowAndOfTestsAreToldApart() {
        start();
        var car = waybill().submit("cars", "cars", person("ann@example.com", "4155552671"));
        assertThat(car.statusCode()).isEqualTo(201);
        waybill().submit("loans", "trial", person("ann@example.com", "4155552671"));

        var loan = submit(person("ann@example.com", "4155552671"));

        assertThat(found(loan)).containsExactly("person");
        assertThat(events(lead(loan), "lead.received")
                        .getFirst()
                        .at("/duplicates/0/source")
                        .asText())
                .isEqualTo("cars");
    }

    @Test
    void rulesReadDuplicatesToo() {
        home().write("rules/flows/loans/filters.csv", "id,reject\n").write("rules/flows/loans/filtering.drl", """
                        rule "filtering.duplicate.reject"
                        when
                            $earlier : Duplicate( name == "pair", sold, days < 7 )
                        then
                            insert( new Reject( "Sold to " + $earlier.count() ) );
                        end
                        """);
        start();
        submit(person("ann@example.com", "4155552671"));

        assertThat(submit(person("ann@example.com", "4155552671"))
                        .path("reason")
                        .asText())
                .isEqualTo("Sold to 1");
    }

    @Test
    void ofManyThatComeAtOnceExactlyOneIsTheFirst() {
        home().write("rules/flows/loans/filters.csv", "id,reject\n");
        start();

        expectOneFirst(List.of(waybill().uri()));
    }

    @Test
    void ofManyThatComeAtOnceToTwoNodesExactlyOneIsTheFirst() {
        home().write("rules/flows/loans/filters.csv", "id,reject\n");
        start();
        try (var other = RunningWaybill.start(home().root(), database, Map.of("waybill.node", "other"))) {
            warm(other);

            expectOneFirst(List.of(waybill().uri(), other.uri()));
        }
    }

    /** The first leads of a start are slow, and on a busy machine too slow for their sources. */
    private static void warm(RunningWaybill node) {
        for (int lead = 0; lead < 10; lead++) {
            String warming = person("warm@example.com", "415555269" + lead);
            Eventually.holds(
                    () -> assertThat(node.submit("loans", "web", warming).statusCode())
                            .isIn(201, 202));
        }
    }

    private void expectOneFirst(List<URI> nodes) {
        for (int round = 0; round < 5; round++) {
            String lead = person("ann" + round + "@example.com", "41555526" + (10 + round));
            List<HttpResponse<String>> answers = atOnce(nodes, lead);
            assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
            assertThat(answers.stream()
                            .filter(answer ->
                                    found(RunningWaybill.json(answer.body())).isEmpty()))
                    .hasSize(1);
        }
    }

    private static List<HttpResponse<String>> atOnce(List<URI> nodes, String lead) {
        List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
        List<Client> clients = nodes.stream().map(Client::of).toList();
        IntStream.range(0, 8)
                .forEach(at -> sent.add(clients.get(at % clients.size()).submitting("loans", "web", "", lead)));
        List<HttpResponse<String>> answers =
                sent.stream().map(CompletableFuture::join).toList();
        clients.forEach(Client::close);
        return answers;
    }

    @Test
    void mistakesAreProblemsWithSuggestions() {
        home().write("rules/flows/loans/fields.yaml", FIELDS + """
                duplicates:
                  odd: { fields: [emial], within: soon, match: some, olny: sold }
                """)
                .write("rules/flows/loans/filters.csv", "id,duplicate.email_3d,reject\n");
        super.start();

        assertThat(waybill().api("/releases/problems").toString())
                .contains("\"emial\"")
                .contains("Maybe email?")
                .contains("is not a duration of up to 3650 days")
                .contains("is none of any, all")
                .contains("Maybe only?")
                .contains("duplicate.email_3d");
    }
}
