package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.fake.Client;
import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.RunningWaybill;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Suppression lists: uploaded, asked before each round, and never deciding anything by themselves. */
class ListsTest extends Story {
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void oneBuyer() {
        home().buyer("first", buyer.uri("/first").toString(), "").buyers("top,*,first,75.00,1,1\n");
    }

    @AfterEach
    void closeClient() {
        http.close();
    }

    private HttpResponse<String> send(String method, String path, String type, String body) {
        var request = HttpRequest.newBuilder(waybill().uri().resolve("/api/lists" + path))
                .header("X-API-Key", Client.ADMIN_KEY)
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private JsonNode put(String path, String body) {
        var answer = send("PUT", path, "text/plain", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningWaybill.json(answer.body());
    }

    private JsonNode add(String path, String body) {
        var answer = send("POST", path, "text/plain", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningWaybill.json(answer.body());
    }

    private boolean contains(String list, String value) {
        return waybill()
                .api("/lists/" + list + "/contains?value=" + value)
                .path("contains")
                .asBoolean();
    }

    private void filter(String cell) {
        home().write("rules/flows/loans/filters.csv", "id,phone_1,reject\ndnc," + cell + ",On the do-not-call list\n");
    }

    private String problems() {
        return waybill().api("/releases/problems").path("problems").toString();
    }

    @Test
    void anUploadIsReportedRowByRow() {
        start();

        var report = put("/dnc?type=phone", "phone\n(415) 555-2671\n+1 415-555-2671\n\n123\n4155552672\n");

        assertThat(report.path("rows").asInt()).isEqualTo(4);
        assertThat(report.path("added").asInt()).isEqualTo(2);
        assertThat(report.path("duplicates").asInt()).isEqualTo(1);
        assertThat(report.path("invalid").asInt()).isEqualTo(1);
        assertThat(report.path("invalid_rows").toString()).isEqualTo("[5]");
        assertThat(contains("dnc", "415.555.2671")).isTrue();
        assertThat(contains("dnc", "4155552673")).isFalse();
        assertThat(waybill().api("/lists").at("/lists/0/entries").asInt()).isEqualTo(2);
    }

    @Test
    void aListIsAddedToReplacedShortenedAndDeleted() {
        start();
        put("/customers?type=email", "ann@example.com\n");

        assertThat(add("/customers", "Bob@Example.com\nANN@example.com\n")
                        .path("added")
                        .asInt())
                .isEqualTo(1);
        assertThat(contains("customers", "ann@example.com")).isTrue();
        assertThat(contains("customers", "bob@example.com")).isTrue();
        assertThat(waybill().api("/lists").at("/lists/0/entries").asInt()).isEqualTo(2);

        assertThat(send("DELETE", "/customers/BOB%40example.com", "text/plain", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(contains("customers", "bob@example.com")).isFalse();

        put("/customers?type=email", "eve@example.com\n");
        assertThat(contains("customers", "ann@example.com")).isFalse();
        assertThat(contains("customers", "eve@example.com")).isTrue();

        assertThat(send("DELETE", "/customers", "text/plain", "").statusCode()).isEqualTo(200);
        assertThat(waybill().api("/lists").path("lists")).isEmpty();
        assertThat(send("DELETE", "/customers", "text/plain", "").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,Email,name\n1,ann@example.com,Ann\n2,\"bob@example.com\",\"Bob, the second\"\n",
                "\uFEFFname,email\nAnn,ann@example.com\nBob,bob@example.com",
                "ann@example.com\r\nbob@example.com\r\n",
                "# ours\nann@example.com\nBob <bob@example.com>\n"
            })
    void linesAndColumnsAreRead(String body) {
        start();

        for (String type : new String[] {"text/csv", "application/x-www-form-urlencoded"}) {
            var answer = send("PUT", "/ours?type=email", type, body);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(RunningWaybill.json(answer.body()).path("added").asInt()).isEqualTo(2);
            assertThat(contains("ours", "bob@example.com")).isTrue();
        }
    }

    @Test
    void hashedListsMeetTheSameValues() {
        start();
        var md5 = hex("MD5", "ann@example.com");
        var sha = hex("SHA-256", "4155552671");
        put("/md5?hash=md5&type=email", md5.toUpperCase(Locale.ROOT) + "\nnot-a-hash\n");
        put("/sha?hash=sha256&type=phone", sha + "\n");

        assertThat(contains("md5", "Ann@Example.com")).isTrue();
        assertThat(contains("sha", "(415)%20555-2671")).isTrue();
        assertThat(add("/sha", "4155552699\n").path("entries").asInt()).isEqualTo(2);
        assertThat(send("POST", "/sha?hash=md5", "text/plain", md5).statusCode())
                .isEqualTo(400);
    }

    private static String hex(String digest, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(digest).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new AssertionError(absent);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?type=phome|4155552671",
                "?hash=md4|4155552671",
                "?column=phone|number\n4155552671",
                "?type=phone|abc\ndef\n",
                "?type=email|a@b.com\n\"unclosed"
            })
    void aBrokenUploadLeavesTheListAsItWas(String upload) {
        start();
        put("/dnc?type=phone", "4155552671\n");
        String[] parts = upload.split("\\|", 2);

        var answer = send("PUT", "/dnc" + parts[0], "text/csv", parts[1]);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Maybe", "Nothing was changed");
        assertThat(contains("dnc", "4155552671")).isTrue();
    }

    @Test
    void aListedPhoneIsAFlagThatTheTableReads() {
        filter("in @dnc");
        start();
        assertThat(problems()).contains("names a list that is not there");

        put("/dnc?type=phone", "415-555-2671\n");

        assertThat(problems()).isEqualTo("[]");
        var listed = submit();
        assertThat(listed.path("reason").asText()).isEqualTo("On the do-not-call list");
        var read = events(lead(listed), "rules.evaluated").getFirst().path("read");
        assertThat(read.path("listed").toString()).isEqualTo("[{\"list\":\"dnc\",\"field\":\"phone_1\"}]");
        assertThat(submit(LEAD.replace("2671", "2672")).path("outcome").asText())
                .isEqualTo("success");
        put("/dnc?type=phone", "4155552699\n");
        assertThat(submit().path("outcome").asText()).isEqualTo("success");
    }

    @Test
    void aListThatSomethingInForceNamesIsNotDeleted() {
        filter("in @dnc");
        home().buyer("first", buyer.uri("/first").toString(), "suppress: { list: customers, field: email }\n");
        start();
        for (String list : List.of("dnc", "customers", "unused")) {
            put("/" + list, "4155552699\n");
        }
        assertThat(problems()).isEqualTo("[]");

        var named = send("DELETE", "/dnc", "text/plain", "");
        var suppressed = send("DELETE", "/customers", "text/plain", "");

        assertThat(named.statusCode()).as(named.body()).isEqualTo(409);
        var problem = RunningWaybill.json(named.body()).path("problems");
        assertThat(problem).hasSize(1);
        assertThat(problem.at("/0/file").asText()).isEqualTo("rules/flows/loans/filters.csv");
        assertThat(problem.at("/0/row").asInt()).isEqualTo(2);
        assertThat(problem.at("/0/column").asText()).isEqualTo("phone_1");
        assertThat(problem.at("/0/cell").asText()).isEqualTo("in @dnc");
        assertThat(suppressed.statusCode()).as(suppressed.body()).isEqualTo(409);
        assertThat(suppressed.body()).contains("mappings/recipients/first.yaml");
        assertThat(waybill().api("/lists").path("lists")).hasSize(3);
        assertThat(send("DELETE", "/unused", "text/plain", "").statusCode()).isEqualTo(200);

        filter("missing");
        Eventually.holds(
                () -> assertThat(send("DELETE", "/dnc", "text/plain", "").statusCode())
                        .isEqualTo(200));
    }

    @Test
    void rulesAskListsToo() {
        home().write("rules/lists/known-states.txt", "ca\nny\n").write("rules/flows/loans/filtering.drl", """
                rule "filtering.customer.reject"
                when
                    Listed( list == "customers", field == "email" )
                    Listed( list == "known-states", field == "state" )
                then
                    insert( new Reject( "A customer" ) );
                end
                """);
        start();
        put("/customers", "ann@example.com\n");

        assertThat(submit().path("reason").asText()).isEqualTo("A customer");
        assertThat(submit(LEAD.replace("California", "TX")).path("outcome").asText())
                .isEqualTo("success");
    }

    @Test
    void aRecipientThatDoesNotWantItsOwnCustomersGetsNone() {
        home().buyer("second", buyer.uri("/second").toString(), "")
                .buyer("first", buyer.uri("/first").toString(), "suppress: [ { list: customers, field: email } ]\n")
                .buyers("top,*,first,75.00,1,1\nnext,*,second,50.00,1,2\n");
        start();
        assertThat(problems()).contains("names a list that is not there");
        put("/customers", "ann@example.com\n");

        var lead = lead(submit());

        assertThat(lead.at("/sales/0/recipient").asText()).isEqualTo("second");
        assertThat(events(lead, "rules.evaluated")
                        .getFirst()
                        .at("/read/unavailable/first")
                        .asText())
                .isEqualTo("on list customers");
        assertThat(lead(submit(LEAD.replace("Ann@", "Bob@")))
                        .at("/sales/0/recipient")
                        .asText())
                .isEqualTo("first");
    }

    @Test
    void aFileListSuppressesJustSo() {
        home().write("rules/lists/customers.txt", "ann@example.com\n")
                .buyer("first", buyer.uri("/first").toString(), "suppress: { list: customers, field: email }\n");
        start();

        assertThat(problems()).isEqualTo("[]");
        assertThat(lead(submit()).path("state").asText()).isEqualTo("unsold");
    }

    @Test
    void aFileAndAnUploadOfOneNameAreAProblem() {
        home().write("rules/lists/dnc.txt", "4155552671\n");
        filter("in @dnc");
        start();
        assertThat(problems()).isEqualTo("[]");

        put("/dnc", "4155552671\n");

        assertThat(problems()).contains("rules/lists/dnc.txt", "is the name of an uploaded list too");
    }

    @Test
    void whoGetsOnAListBetweenTwoTiersIsNotDeliveredAgain() {
        home().buyer("second", buyer.uri("/second").toString(), "")
                .buyers("top,*,first,75.00,1,1\nnext,*,second,50.00,2,1\n")
                .write(
                        "rules/flows/loans/tiers.csv",
                        "id,strategy,opens_after,advance\n1,waterfall,,on_window\n2,waterfall,24h,\n");
        filter("in @dnc");
        buyer.answers("/first").rejects();
        start();
        put("/dnc?type=phone", "4155552699\n");

        var answer = submit();
        assertThat(lead(answer).path("state").asText()).isEqualTo("waiting");
        add("/dnc", "4155552671\n");
        wakeAll();

        var lead = leadIn("rejected", answer);
        assertThat(lead.path("reason").asText()).isEqualTo("On the do-not-call list");
        assertThat(buyer.visits("/second")).isEmpty();
    }

    /** Lets every timer be due now, as if the window had opened. */
    private void wakeAll() {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var update = connection.prepareStatement(
                        "UPDATE scheduled_tasks SET execution_time = '2020-01-01 00:00:00' WHERE NOT picked")) {
            assertThat(update.executeUpdate()).isEqualTo(1);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void anotherNodeNoticesWithinASecond() {
        filter("in @dnc");
        start();
        put("/dnc?type=phone", "4155552699\n");
        try (var other = RunningWaybill.start(home().root(), database, Map.of("waybill.node", "other"))) {
            put("/dnc?type=phone", "4155552671\n");

            Eventually.holds(
                    () -> assertThat(other.submit("loans", "web", LEAD).body()).contains("On the do-not-call list"));
        }
    }

    @Test
    void anUploadLargerThanAnyOtherBodyIsRead() {
        start();
        var numbers = new StringBuilder();
        for (int number = 0; number < 200_000; number++) {
            numbers.append("415%07d%n".formatted(2_000_000 + number));
        }

        var report = put("/many", numbers.toString());

        assertThat(report.path("added").asInt()).isEqualTo(200_000);
        assertThat(add("/many", numbers + "4159999999\n").path("added").asInt()).isEqualTo(1);
        assertThat(contains("many", "4152000007")).isTrue();
        assertThat(contains("many", "4159999999")).isTrue();
    }
}
