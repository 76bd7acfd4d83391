package io.waybill.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.routing.Submission;
import io.waybill.db.journal.JournalUnavailable;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private static final String DEMO = Doors.DEMO;

    @AutoClose
    private static final Doors DOORS = new Doors(Map.of());

    @BeforeEach
    void reset() {
        DOORS.reset();
    }

    @Test
    void aLeadThatIsNotOnDiskIsNeverAnswered2xx() {
        DOORS.routing.plan(lead -> new Submission(
                CompletableFuture.failedFuture(new JournalUnavailable("away", false, null)),
                new CompletableFuture<>()));
        HttpResponse<String> response = DOORS.get(DEMO);
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void aJournalThatFallsSilentIsGivenUp() {
        DOORS.routing.plan(lead -> new Submission(new CompletableFuture<>(), new CompletableFuture<>()));
        assertThat(DOORS.get(DEMO).statusCode()).isEqualTo(503);
    }

    @Test
    void aLeadOnDiskWhoseRoutingStopsIsPending() {
        DOORS.routing.plan(lead -> new Submission(
                CompletableFuture.completedFuture(null),
                CompletableFuture.failedFuture(new IllegalStateException("secret"))));
        assertThat(DOORS.get(DEMO).statusCode()).isEqualTo(202);
    }

    @Test
    void whoDoesNotWaitGetsAnAddressToAsk() {
        DOORS.routing.plan(lead -> new Submission(CompletableFuture.completedFuture(null), new CompletableFuture<>()));
        HttpResponse<String> pending = DOORS.get(DEMO + "?wait=0");
        assertThat(pending.statusCode()).isEqualTo(202);
        String id = DOORS.routing.last().id();
        assertThat(pending.body())
                .matches("\\{\"outcome\":\"pending\",\"lead\":\\{\"id\":\"" + id
                        + "\"},\"status_url\":\"http://[^\"]+\",\"price\":0}");
        URI statusUrl = URI.create(pending.body().replaceAll(".*\"status_url\":\"([^\"]+)\".*", "$1"));
        String path = statusUrl.getPath() + "?" + statusUrl.getQuery();

        DOORS.journal.put(id, received(DOORS.routing.last().statusToken()));
        HttpResponse<String> asked = DOORS.get(path);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).isEqualTo(pending.body());

        DOORS.journal.put(
                id,
                received(DOORS.routing.last().statusToken()),
                "{\"type\":\"lead.closed\",\"state\":\"sold\",\"outcome\":\"success\",\"reason\":null,\"pay\":\"31.20\"}");
        assertThat(DOORS.get(path).body())
                .isEqualTo("{\"outcome\":\"success\",\"lead\":{\"id\":\"" + id + "\"},\"price\":31.20}");

        assertThat(DOORS.get(statusUrl.getPath() + "?token=" + "0".repeat(32)).statusCode())
                .isEqualTo(404);
        assertThat(DOORS.get(statusUrl.getPath()).statusCode()).isEqualTo(404);
        assertThat(DOORS.get(path.replace("/demo/", "/listed/")).statusCode()).isEqualTo(404);
        assertThat(DOORS.get(path.replace(id, "0".repeat(32))).statusCode()).isEqualTo(404);
    }

    private static String received(String tokenHash) {
        return "{\"type\":\"lead.received\",\"flow\":\"loans\",\"source\":\"demo\",\"status_token\":\"" + tokenHash
                + "\"}";
    }

    @Test
    void statusAsksNobodyWhileTheDatabaseIsAway() {
        DOORS.journal.away(true);
        HttpResponse<String> response = DOORS.get("/flows/loans/sources/demo/leads/" + "0".repeat(32) + "?token=x");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
    }
}
