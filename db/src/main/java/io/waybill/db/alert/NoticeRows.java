package io.waybill.db.alert;

import io.waybill.db.connection.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The statements over the notices, in whatever transaction the connection is in. */
final class NoticeRows {
    /** Alerts that one statement reads. */
    private static final int AT_ONCE = 1_000;

    private static final String NEWS = "SELECT id, kind FROM alerts WHERE notice IS NULL ORDER BY id LIMIT " + AT_ONCE;
    private static final String DUE = """
            SELECT id, target, tries, created_at FROM alert_notices WHERE state = 'due' AND next_at <= ?
            ORDER BY next_at, id, target LIMIT 20""";
    private static final String INSERT = """
            INSERT INTO alert_notices (id, target, state, tries, next_at, created_at)
            SELECT notices, ?, 'due', 0, ?, ? FROM alert_watch WHERE id = 1""";
    private static final String THIS = " WHERE id = ? AND target = ? AND state = 'due'";

    private NoticeRows() {}

    static boolean hasNews(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT id FROM alerts WHERE notice IS NULL LIMIT 1");
                ResultSet rows = select.executeQuery()) {
            return rows.next();
        }
    }

    /** Whether the last notice was made before then; until the end of the transaction nobody makes another. */
    static boolean lock(Connection connection, Instant before) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE alert_watch SET notices = notices + 1 WHERE id = 1 AND gathered_at <= ?")) {
            update.setObject(1, Columns.time(before));
            return update.executeUpdate() == 1;
        }
    }

    static void gather(Connection connection, Instant now, List<String> targets, Predicate<String> kinds)
            throws SQLException {
        boolean any = false;
        try (PreparedStatement select = connection.prepareStatement(NEWS);
                ResultSet rows = select.executeQuery();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE alerts SET notice = (SELECT notices * ? FROM alert_watch WHERE id = 1) WHERE id = ?")) {
            while (rows.next()) {
                boolean told = !targets.isEmpty() && kinds.test(rows.getString("kind"));
                update.setInt(1, told ? 1 : 0);
                update.setLong(2, rows.getLong("id"));
                update.addBatch();
                any |= told;
            }
            update.executeBatch();
        }
        if (any) {
            insert(connection, now, targets);
        }
    }

    private static void insert(Connection connection, Instant now, List<String> targets) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement update =
                        connection.prepareStatement("UPDATE alert_watch SET gathered_at = ? WHERE id = 1")) {
            for (String target : targets) {
                insert.setString(1, target);
                insert.setObject(2, Columns.time(now));
                insert.setObject(3, Columns.time(now));
                insert.addBatch();
            }
            insert.executeBatch();
            update.setObject(1, Columns.time(now));
            update.executeUpdate();
        }
    }

    static List<Notice> listDue(Connection connection, Instant now) throws SQLException {
        List<Notice> due = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(DUE)) {
            select.setObject(1, Columns.time(now));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    due.add(new Notice(
                            rows.getLong("id"),
                            rows.getString("target"),
                            rows.getInt("tries"),
                            Columns.getTime(rows, "created_at")));
                }
            }
        }
        return List.copyOf(due);
    }

    static boolean claim(Connection connection, Notice notice, Instant until) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE alert_notices SET next_at = ?, tries = tries + 1" + THIS + " AND tries = ?")) {
            update.setObject(1, Columns.time(until));
            set(update, 2, notice);
            update.setInt(4, notice.tries());
            return update.executeUpdate() == 1;
        }
    }

    static boolean putOff(Connection connection, Notice notice, Instant until, String said) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE alert_notices SET next_at = ?, said = ?" + THIS)) {
            update.setObject(1, Columns.time(until));
            update.setString(2, Columns.text(said));
            set(update, 3, notice);
            return update.executeUpdate() == 1;
        }
    }

    static boolean end(Connection connection, Notice notice, String state, @Nullable String said) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE alert_notices SET state = ?, said = ?" + THIS)) {
            update.setString(1, state);
            update.setString(2, Columns.text(said));
            set(update, 3, notice);
            return update.executeUpdate() == 1;
        }
    }

    private static void set(PreparedStatement statement, int from, Notice notice) throws SQLException {
        statement.setLong(from, notice.id());
        statement.setString(from + 1, notice.target());
    }
}
