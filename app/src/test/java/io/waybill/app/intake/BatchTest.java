package io.waybill.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.routing.Submission;
import io.waybill.db.journal.JournalUnavailable;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {
    private static final String JSON = "application/json";

    @AutoClose
    private static final Doors DOORS = new Doors(Map.of());

    @BeforeEach
    void reset() {
        DOORS.reset();
    }

    private static HttpResponse<String> post(String body) {
        return DOORS.post(Doors.DEMO, JSON, body);
    }

    private static String leads(int count) {
        return IntStream.range(0, count)
                .mapToObj("{\"fname\":\"P%d\",\"loan_amount\":1.50}"::formatted)
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void everyLeadIsAnsweredAsIfItHadComeAloneAndInOrder() {
        HttpResponse<String> response = post(leads(200));

        assertThat(response.statusCode()).isEqualTo(201);
        JsonNode answer = RunningWaybill.json(response.body());
        assertThat(answer.path("outcome").asText()).isEqualTo("success");
        assertThat(answer.path("results")).hasSize(200);
        Map<String, String> names = DOORS.routing.leads().stream()
                .collect(Collectors.toMap(
                        lead -> lead.id(),
                        lead -> Objects.requireNonNull(lead.fields().get("first_name"))
                                .raw()));
        for (int i = 0; i < 200; i++) {
            JsonNode result = answer.path("results").get(i);
            assertThat(names).containsEntry(result.at("/lead/id").asText(), "P" + i);
            assertThat(result.path("price").decimalValue()).isEqualByComparingTo("12.50");
        }
        assertThat(DOORS.routing.raw("loan_amount")).isEqualTo("1.50");
    }

    @Test
    void aMemberThatIsNoLeadStopsNoOther() {
        HttpResponse<String> response =
                post("[{\"fname\":\"A\"}, 7, {\"fname\":\"B\",\"redir_url\":\"nowhere\"}, {\"fname\":\"C\"}]");
        assertThat(response.statusCode()).isEqualTo(207);
        JsonNode answer = RunningWaybill.json(response.body());
        assertThat(answer.path("outcome").asText()).isEqualTo("error");
        assertThat(answer.path("results"))
                .extracting(result -> result.path("outcome").asText())
                .containsExactly("success", "error", "error", "success");
        assertThat(answer.at("/results/1/reason").asText()).isEqualTo("Each lead of a batch must be an object");
        assertThat(DOORS.routing.leads()).hasSize(2);
    }

    @Test
    void tooManyLeadsAreRefusedAllTogether() {
        HttpResponse<String> response = post(leads(1001));
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).isEqualTo("The batch has 1001 leads; up to 1000 are taken at once");
        assertThat(DOORS.routing.leads()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "[{]", "[{}", "[{},]", "[{}] x", "[{\"a\":1}{\"b\":2}]", "[]"})
    void whatIsNoArrayOfLeadsIsRefused(String body) {
        assertThat(post(body).statusCode()).as(body).isEqualTo(400);
        assertThat(DOORS.routing.leads()).isEmpty();
    }

    @Test
    void pastedLinesAreReadAsInASingleLead() {
        assertThat(post("[{\"fname\":\"An\nn\"},\n{\"fname\":\"Bo\"}]").statusCode())
                .isEqualTo(201);
        assertThat(DOORS.routing.leads()).hasSize(2);
    }

    @Test
    void theAnswerCanBeXml() {
        HttpResponse<String> response = DOORS.post(Doors.DEMO, JSON, leads(2), "Accept", "application/xml");
        assertThat(response.body())
                .contains("<result><outcome>success</outcome><results><outcome>success</outcome><lead><id>")
                .containsPattern("</results><results>");
    }

    @Test
    void theQueryHoldsForEveryLead() {
        DOORS.post(Doors.DEMO + "?state=CA", JSON, leads(2));
        assertThat(DOORS.routing.leads())
                .hasSize(2)
                .allSatisfy(lead -> assertThat(lead.fields()).containsKey("state"));
    }

    @Test
    void aBatchOfWhichNothingCouldBeStoredIsRefused() {
        DOORS.routing.plan(lead -> new Submission(
                CompletableFuture.failedFuture(new JournalUnavailable("away", false, null)),
                new CompletableFuture<>()));
        assertThat(post(leads(3)).statusCode()).isEqualTo(503);
    }
}
