package io.waybill.app.leads;

import io.waybill.db.embedded.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Fills a store with copies of a few leads that the product has routed: every row that such a lead left, under a new id. All days of a month have
 * some. One lead in a hundred thousand is of a flow, a source or in a state that is rare.
 */
final class ManyLeads implements AutoCloseable {
    /** Copies in one commit. */
    static final int AT_ONCE = 10_000;

    private static final String DIGIT =
            "(SELECT 0 d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4"
                    + " UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";

    private static final String MODELS =
            "CREATE TABLE models (place INT NOT NULL AUTO_INCREMENT PRIMARY KEY, id BINARY(16) NOT NULL)"
                    + " AS SELECT id FROM leads ORDER BY id";

    private static final String COPIES = """
            CREATE TEMPORARY TABLE copies (n BIGINT NOT NULL PRIMARY KEY, at DATETIME(6) NOT NULL, id BINARY(16) NOT NULL, model BINARY(16) NOT NULL)""";

    private static final List<String> COPY = List.of("""
            INSERT INTO leads (id, flow, source, test, state, outcome, reason, received_at, revenue_cents, cost, node, version, updated_at)
            SELECT c.id, IF(n % 100000 = 7, 'rare', l.flow), IF(n % 100000 = 8, 'rare', CONCAT(l.source, n % 20)), test,
              IF(n % 100000 = 9, 'error', state), outcome, reason, c.at, revenue_cents, cost, node, version, c.at
            FROM copies c STRAIGHT_JOIN leads l FORCE INDEX (PRIMARY) ON l.id = c.model ORDER BY n""", """
            INSERT INTO journal (lead_id, seq, at, node, token, events)
            SELECT c.id, seq, c.at, node, token, REPLACE(events, LOWER(HEX(c.model)), LOWER(HEX(c.id)))
            FROM copies c STRAIGHT_JOIN journal j FORCE INDEX (PRIMARY) ON j.lead_id = c.model ORDER BY n, seq""", """
            INSERT INTO sales (lead_id, slot, recipient, delivery, price_cents, reference, at)
            SELECT c.id, slot, recipient, LOWER(HEX(c.id)), price_cents, reference, c.at
            FROM copies c STRAIGHT_JOIN sales s FORCE INDEX (PRIMARY) ON s.lead_id = c.model ORDER BY n""", """
            INSERT INTO ledger_days (day, shard, flow, source, recipient, enhancement, sales, returned, revenue, returns_, cost, payout)
            SELECT DATE(c.at), 0, IF(n % 100000 = 7, 'rare', g.flow), IF(n % 100000 = 8, 'rare', CONCAT(g.source, n % 20)),
              COALESCE(recipient, ''), COALESCE(enhancement, ''), kind = 'SALE' AND account = 'revenue', kind = 'RETURN' AND account = 'revenue',
              IF(account = 'revenue' AND kind = 'SALE', -micros, 0), IF(account = 'revenue' AND kind = 'RETURN', micros, 0),
              IF(account = 'cost', micros, 0), IF(account = 'source_cost', micros, 0)
            FROM copies c STRAIGHT_JOIN ledger g FORCE INDEX (ledger_line) ON g.lead_id = c.model
            WHERE account IN ('revenue', 'cost', 'source_cost')
            ON DUPLICATE KEY UPDATE sales = ledger_days.sales + VALUES(sales), revenue = ledger_days.revenue + VALUES(revenue),
              cost = ledger_days.cost + VALUES(cost), payout = ledger_days.payout + VALUES(payout)""", """
            INSERT INTO ledger (lead_id, seq, line, kind, account, flow, source, recipient, enhancement, delivery, micros, at, day)
            SELECT c.id, seq, line, kind, account, IF(n % 100000 = 7, 'rare', g.flow), IF(n % 100000 = 8, 'rare', CONCAT(g.source, n % 20)),
              recipient, enhancement, IF(delivery IS NULL, NULL, LOWER(HEX(c.id))), micros, c.at, DATE(c.at)
            FROM copies c STRAIGHT_JOIN ledger g FORCE INDEX (ledger_line) ON g.lead_id = c.model ORDER BY n, seq, line""", """
            INSERT INTO delivery_outcomes (lead_id, delivery, attempt, flow, source, recipient, outcome, at, day)
            SELECT c.id, IF(outcome = 'accepted', LOWER(HEX(c.id)), delivery), attempt, d.flow, d.source, recipient, outcome, c.at, DATE(c.at)
            FROM copies c STRAIGHT_JOIN delivery_outcomes d FORCE INDEX (PRIMARY) ON d.lead_id = c.model ORDER BY n, delivery""");

    private final Connection connection;

    private ManyLeads(Connection connection) {
        this.connection = connection;
    }

    static ManyLeads in(DatabaseAddress database) throws SQLException {
        var connection = DriverManager.getConnection(
                database.url().replaceFirst("socketTimeout=\\d+", "socketTimeout=0"),
                database.user(),
                database.password());
        connection.setAutoCommit(false);
        return new ManyLeads(connection);
    }

    /** Whether there are leads to copy. */
    boolean modelled() throws SQLException {
        return !texts("SHOW TABLES LIKE 'models'").isEmpty();
    }

    /** How many there are, in whole copyings. */
    long count() throws SQLException {
        return Long.parseLong(texts("SELECT COUNT(*) FROM leads").getFirst()) / AT_ONCE * AT_ONCE;
    }

    /** The ids of leads from any day. */
    List<String> some(Random random, int count) throws SQLException {
        List<String> ids = new ArrayList<>();
        while (ids.size() < count) {
            ids.addAll(texts(
                    "SELECT LOWER(HEX(id)) FROM leads WHERE received_at >= TIMESTAMP('2026-10-01 00:00:00') + INTERVAL %d SECOND LIMIT 1"
                            .formatted(random.nextInt(2_400_000))));
        }
        return ids;
    }

    /** Those that are there so far are the models of all that follow. */
    void model() throws SQLException {
        run(MODELS);
    }

    /** The copies with these numbers, {@value #AT_ONCE} of them. */
    void copy(long from) throws SQLException {
        run("DROP TEMPORARY TABLE IF EXISTS copies");
        run(COPIES);
        run(numbers(from));
        for (String copy : COPY) {
            run(copy);
        }
        connection.commit();
    }

    private static String numbers(long from) {
        return """
            INSERT INTO copies (n, at, id, model)
            SELECT n, at, UNHEX(CONCAT(LPAD(HEX(CAST(UNIX_TIMESTAMP(at) * 1000 AS UNSIGNED)), 12, '0'), '7', LEFT(MD5(n), 3), '8', SUBSTRING(MD5(n), 5, 15))),
              (SELECT id FROM models WHERE place = 1 + n %% (SELECT COUNT(*) FROM models))
            FROM (SELECT n, TIMESTAMP('2026-10-01 00:00:00') + INTERVAL n * 2500 * 1000 MICROSECOND AS at
                  FROM (SELECT %d + a.d * 1000 + b.d * 100 + c.d * 10 + e.d AS n FROM %s a, %s b, %s c, %s e) numbers) moments""".formatted(from, DIGIT, DIGIT, DIGIT, DIGIT);
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
