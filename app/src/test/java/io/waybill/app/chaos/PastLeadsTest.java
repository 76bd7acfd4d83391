package io.waybill.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.OperatingSystemMXBean;
import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.SentHome;
import io.waybill.db.embedded.DatabaseAddress;
import io.waybill.db.embedded.TestDatabase;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A backtest over many leads of the sample home: some are sold through the doors, and then copied with their journals until there are enough. How
 * long it takes is in the log.
 */
class PastLeadsTest {
    private static final Logger LOG = LoggerFactory.getLogger(PastLeadsTest.class);
    private static final int LEADS = Integer.getInteger("waybill.backtest.leads", 2_000);
    private static final int SOLD = 50;
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private final DatabaseAddress database = TestDatabase.fresh();

    @Test
    void theSameRulesMakeTheSameOfAllLeads() {
        try (var waybill = RunningWaybill.start(HOME, database)) {
            sell(waybill);
            copy();

            var result = backtest(waybill);

            assertThat(result.path("leads").asInt()).isEqualTo(LEADS);
            assertThat(result.path("changed").asInt()).isZero();
            assertThat(result.at("/fidelity/percent").asText()).isEqualTo("100.00");
        }
    }

    private static void sell(RunningWaybill waybill) {
        for (int i = 0; i < SOLD; i++) {
            var lead = """
                    {"first_name":"Ann","last_name":"Lee","email":"ann.lee%d@example.com","phone_1":"(415) 555-26%02d",
                     "state":"%s","postal_code":"94105","dob":"1985-04-12","loan_amount":"%d","credit_score":"%d"}""".formatted(i, i, i % 3 == 0 ? "NY" : "CA", 5_000 + i * 400, 560 + i * 5);
            assertThat(waybill.submit("personal-loans", "demo", lead).statusCode())
                    .isEqualTo(201);
        }
    }

    private void copy() {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE numbers (n INT PRIMARY KEY)");
            statement.execute("INSERT INTO numbers SELECT seq FROM seq_1_to_" + (LEADS / SOLD - 1));
            copy(statement, "leads", "id");
            copy(statement, "journal", "lead_id");
            copy(statement, "sales", "lead_id");
            copy(statement, "delivery_outcomes", "lead_id");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each row so many times, under ids that are the old ones with a number at their end. */
    private static void copy(Statement statement, String table, String id) throws SQLException {
        var columns = new StringBuilder();
        try (var rows = statement.executeQuery("SELECT * FROM " + table + " LIMIT 0")) {
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                var name = rows.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT);
                columns.append(columns.isEmpty() ? "" : ", ")
                        .append(
                                name.equals(id)
                                        ? "UNHEX(CONCAT(LEFT(HEX(" + name + "), 24), LPAD(HEX(n), 8, '0')))"
                                        : name);
            }
        }
        LOG.info(
                "{}: {} rows more",
                table,
                statement.executeUpdate("INSERT INTO %s SELECT %s FROM %s, numbers".formatted(table, columns, table)));
    }

    private static JsonNode backtest(RunningWaybill waybill) {
        long begun = System.nanoTime();
        long busy = processorTime();
        var answer = SentHome.post(waybill.uri().resolve("/api/releases/backtest?flow=personal-loans"), HOME, Map.of());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        var id = RunningWaybill.json(answer.body()).path("id").asText();
        var done = Eventually.within(Duration.ofMinutes(10), () -> {
            var shown = waybill.api("/releases/backtest/" + id);
            assertThat(shown.path("state").asText()).isEqualTo("done");
            return shown;
        });
        LOG.warn(
                "{} leads in {}, {} of them on processors",
                LEADS,
                Duration.ofNanos(System.nanoTime() - begun),
                Duration.ofNanos(processorTime() - busy));
        return done.path("result");
    }

    /** What this process has used so far, beside the database. */
    private static long processorTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
