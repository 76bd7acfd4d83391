package io.waybill.db.breaker;

import io.waybill.db.breaker.Breaker.State;
import io.waybill.db.connection.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements over the breakers, in whatever transaction the connection is in. */
final class BreakerRows {
    /** A probe that has no result after so long has died with its node. */
    private static final Duration PROBE_TIME = Duration.ofMinutes(2);

    private static final String SELECT = """
            SELECT recipient, state, by_hand, since, until_at, opened, probed_at, attempts, millis, version FROM breakers
            """;
    private static final String INSERT = """
            INSERT INTO breakers (recipient, state, by_hand, since, opened, attempts, millis, version, updated_at)
            VALUES (?, 'closed', FALSE, ?, 0, '', 0, 1, ?) ON DUPLICATE KEY UPDATE version = version""";
    private static final String UPDATE = """
            UPDATE breakers SET state = ?, by_hand = ?, since = ?, until_at = ?, opened = ?, probed_at = ?, attempts = ?, millis = ?,
                version = ?, updated_at = ?
            WHERE recipient = ?""";
    private static final String SEE_PROBES = """
            UPDATE breakers SET probed_at = ?, version = version + 1
            WHERE state = 'open' AND until_at <= ? AND probed_at IS NULL AND EXISTS (
                SELECT 1 FROM counters c WHERE c.name = CONCAT('%s', recipient) AND c.since = until_at AND c.used > 0)""".formatted(BreakerRow.PROBE);
    private static final String FORGET_PROBES = """
            UPDATE breakers SET until_at = ?, probed_at = NULL, version = version + 1
            WHERE state = 'open' AND until_at < ? AND probed_at <= ?""";

    private BreakerRows() {}

    static List<BreakerRow> list(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            return read(select);
        }
    }

    /** The recipient's breaker, which nobody else changes until the end of the transaction; made when there is none. */
    static BreakerRow lock(Connection connection, String recipient, Instant at) throws SQLException {
        BreakerRow found = findLocked(connection, recipient);
        if (found != null) {
            return found;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, recipient);
            insert.setObject(2, Columns.time(at));
            insert.setObject(3, Columns.time(at));
            insert.executeUpdate();
        }
        BreakerRow made = findLocked(connection, recipient);
        return made == null ? BreakerRow.fresh(recipient, at) : made;
    }

    private static @Nullable BreakerRow findLocked(Connection connection, String recipient) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + "WHERE recipient = ? FOR UPDATE")) {
            select.setString(1, recipient);
            List<BreakerRow> found = read(select);
            return found.isEmpty() ? null : found.getFirst();
        }
    }

    static void update(Connection connection, BreakerRow row, Instant at) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
            update.setString(1, row.state().word());
            update.setBoolean(2, row.manual());
            update.setObject(3, Columns.time(row.since()));
            update.setObject(4, time(row.until()));
            update.setInt(5, row.opened());
            update.setObject(6, time(row.probedAt()));
            update.setString(7, row.attempts());
            update.setDouble(8, row.millis());
            update.setLong(9, row.version());
            update.setObject(10, Columns.time(at));
            update.setString(11, row.recipient());
            update.executeUpdate();
        }
    }

    /** Notes which probes are under way, and lets another one try where one has come to nothing. */
    static void watchProbes(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement see = connection.prepareStatement(SEE_PROBES);
                PreparedStatement forget = connection.prepareStatement(FORGET_PROBES)) {
            see.setObject(1, Columns.time(now));
            see.setObject(2, Columns.time(now));
            see.executeUpdate();
            forget.setObject(1, Columns.time(now));
            forget.setObject(2, Columns.time(now));
            forget.setObject(3, Columns.time(now.minus(PROBE_TIME)));
            forget.executeUpdate();
        }
    }

    private static List<BreakerRow> read(PreparedStatement select) throws SQLException {
        List<BreakerRow> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(new BreakerRow(
                        rows.getString("recipient"),
                        State.of(rows.getString("state")),
                        rows.getBoolean("by_hand"),
                        Columns.getTime(rows, "since"),
                        findTime(rows, "until_at"),
                        rows.getInt("opened"),
                        findTime(rows, "probed_at"),
                        rows.getString("attempts"),
                        rows.getDouble("millis"),
                        rows.getLong("version")));
            }
        }
        return found;
    }

    private static @Nullable LocalDateTime time(@Nullable Instant at) {
        return at == null ? null : Columns.time(at);
    }

    private static @Nullable Instant findTime(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class) == null ? null : Columns.getTime(row, column);
    }
}
