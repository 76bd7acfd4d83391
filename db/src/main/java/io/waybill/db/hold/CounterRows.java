package io.waybill.db.hold;

import io.waybill.db.connection.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SequencedCollection;

/** The statements over the counters, in whatever transaction the connection is in. */
final class CounterRows {
    /** Rows a statement deletes, so that it locks few at once. */
    private static final int AT_ONCE = 1_000;

    private static final String SELECT = "SELECT name, since, used, version FROM counters WHERE ";
    private static final String ONE = "(name = ? AND since = ?)";

    private CounterRows() {}

    /** What the counters stand at; those that are not there are left out. */
    static Map<Counter, Count> read(Connection connection, Collection<Counter> counters) throws SQLException {
        return select(connection, counters, "");
    }

    /** The same, and nobody else changes them until the end of the transaction. */
    static Map<Counter, Count> lock(Connection connection, Collection<Counter> counters) throws SQLException {
        return select(connection, counters, " ORDER BY name, since FOR UPDATE");
    }

    private static Map<Counter, Count> select(Connection connection, Collection<Counter> counters, String how)
            throws SQLException {
        Map<Counter, Count> found = new HashMap<>();
        String which = String.join(" OR ", Collections.nCopies(counters.size(), ONE));
        try (PreparedStatement select = connection.prepareStatement(SELECT + which + how)) {
            int at = 1;
            for (Counter counter : counters) {
                select.setString(at++, counter.name());
                select.setObject(at++, Columns.time(counter.since()));
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Counter counter = new Counter(rows.getString("name"), Columns.getTime(rows, "since"));
                    found.put(counter, new Count(counter, rows.getLong("used"), rows.getLong("version")));
                }
            }
        }
        return found;
    }

    /** Makes counters that stand at 0, in this order; those that are there stay as they are. */
    static void insert(Connection connection, SequencedCollection<Counter> counters) throws SQLException {
        // Not INSERT IGNORE: that would cut a name that is too long, and count under another one.
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO counters (name, since, used, version) VALUES (?, ?, 0, 1) ON DUPLICATE KEY UPDATE version = version")) {
            for (Counter counter : counters) {
                insert.setString(1, counter.name());
                insert.setObject(2, Columns.time(counter.since()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Adds to each counter what is said there, which may be less than nothing. The caller has locked them. */
    static void add(Connection connection, Map<Counter, Long> more) throws SQLException {
        if (more.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE counters SET used = used + ?, version = version + 1 WHERE name = ? AND since = ?")) {
            for (Map.Entry<Counter, Long> each : more.entrySet()) {
                update.setLong(1, each.getValue());
                update.setString(2, each.getKey().name());
                update.setObject(3, Columns.time(each.getKey().since()));
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** Whether there was room, which is taken then; false too when there is no such counter. */
    static boolean take(Connection connection, Hold hold) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE counters SET used = used + ?, version = version + 1 WHERE name = ? AND since = ? AND used + ? <= ?")) {
            Long limit = hold.limit();
            update.setLong(1, hold.amount());
            update.setString(2, hold.counter());
            update.setObject(3, Columns.time(hold.since()));
            update.setLong(4, hold.amount());
            update.setLong(5, limit == null ? Long.MAX_VALUE : limit);
            return update.executeUpdate() == 1;
        }
    }

    /** Deletes what nobody counts on any more; never those without a period. */
    static int sweep(Connection connection, Instant before) throws SQLException {
        int swept = 0;
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM counters WHERE since < ? AND since <> ? LIMIT " + AT_ONCE)) {
            delete.setObject(1, Columns.time(before));
            delete.setObject(2, Columns.time(Instant.EPOCH));
            for (int gone = AT_ONCE; gone == AT_ONCE; swept += gone) {
                gone = delete.executeUpdate();
            }
        }
        return swept;
    }
}
