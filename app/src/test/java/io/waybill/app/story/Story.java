package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.FakeBuyer;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.TestHome;
import io.waybill.db.embedded.DatabaseAddress;
import io.waybill.db.embedded.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What the stories share: a home, a buyer, a database of their own, and the application once started. */
abstract class Story {
    static final String LEAD = """
            {"fname":"Ann","email":"Ann@Example.com","phone_1":"(415) 555-2671","state":"California","loan_amount":"$15,000"}""";

    /** Retries so soon that a test need not wait for them. */
    static final String QUICK_RETRIES = """
            id,exchange,recipient,status,fault,class,retry,backoff,timeout_factor,then,pause,alert
            slow,,,,timeout,timeout,3,"10ms,20ms,30ms",1,next,no,yes
            limited,,,429,,rate_limited,3,10ms,1,next,no,no
            down,,,5xx,,server_error,3,"exponential 10ms..1s",1,next,no,yes
            bad,,,400,,invalid,0,,1,next,no,no
            denied,,,"401, 403",,auth_failed,0,,1,next,yes,yes
            again,,,409,,duplicate,0,,1,next,no,no
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    Path folder;

    final FakeBuyer buyer = FakeBuyer.start();
    final DatabaseAddress database = TestDatabase.fresh();
    private @Nullable TestHome home;
    private @Nullable RunningWaybill running;

    @BeforeEach
    void writeHome() {
        home = TestHome.in(folder);
    }

    TestHome home() {
        return Objects.requireNonNull(home);
    }

    RunningWaybill waybill() {
        return Objects.requireNonNull(running);
    }

    @AfterEach
    void stop() {
        try {
            if (running != null) {
                Replays.check(running.client());
            }
        } finally {
            if (running != null) {
                running.close();
            }
            buyer.close();
        }
    }

    void start() {
        running = RunningWaybill.start(home().root(), database);
    }

    /** The same by a clock that the test turns. */
    void startBy(Clock clock) {
        running = RunningWaybill.start(home().root(), database, clock);
    }

    /** The same with more settings. */
    void startWith(Map<String, Object> settings) {
        running = RunningWaybill.start(home().root(), database, settings);
    }

    /** Posts the lead and returns what the source was told. */
    JsonNode submit() {
        return submit(LEAD);
    }

    JsonNode submit(String lead) {
        var answer = waybill().submit("loans", "web", lead);
        assertThat(answer.statusCode()).as(answer.body()).isIn(201, 202);
        return RunningWaybill.json(answer.body());
    }

    /** The lead behind an answer. */
    JsonNode lead(JsonNode answer) {
        return waybill().lead(answer.path("lead").path("id").asText());
    }

    /** The lead behind an answer, once it is in that state. */
    JsonNode leadIn(String state, JsonNode answer) {
        return Eventually.get(() -> {
            var lead = lead(answer);
            assertThat(lead.path("state").asText()).isEqualTo(state);
            return lead;
        });
    }

    static List<JsonNode> events(JsonNode lead, String type) {
        return RunningWaybill.events(lead).stream()
                .filter(event -> event.path("type").asText().equals(type))
                .toList();
    }
}
