package io.waybill.db.release;

import io.waybill.db.release.FlowRelease.Announcement;
import io.waybill.db.release.FlowRelease.Trials;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements over what is in force. */
final class FlowReleaseRows {
    /** An announcement whose node is gone is in nobody's way for longer. */
    private static final int ANNOUNCED_SECONDS = 45;

    private static final String SELECT =
            "SELECT flow, number, hash, home, announced, token, shadow, canary, percent FROM flow_releases ";

    private FlowReleaseRows() {}

    static List<FlowRelease> list(Connection connection) throws SQLException {
        List<FlowRelease> flows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                flows.add(flow(row));
            }
        }
        return List.copyOf(flows);
    }

    static @Nullable FlowRelease find(Connection connection, String flow) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + "WHERE flow = ?")) {
            select.setString(1, flow);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? flow(row) : null;
            }
        }
    }

    private static FlowRelease flow(ResultSet row) throws SQLException {
        String announced = row.getString("announced");
        String token = row.getString("token");
        return new FlowRelease(
                row.getString("flow"),
                row.getLong("number"),
                row.getString("hash"),
                row.getString("home"),
                announced == null || token == null ? null : new Announcement(announced, token),
                new Trials(row.getString("shadow"), row.getString("canary"), row.getInt("percent")));
    }

    static void begin(Connection connection, String flow) throws SQLException {
        update(connection, """
                INSERT IGNORE INTO flow_releases (flow, number, hash, home, shadow, canary, percent)
                VALUES (?, 0, '', '', '', '', 0)""", flow);
    }

    /** False when somebody else has activated or announced something since. */
    static boolean announce(Connection connection, Announcing wish) throws SQLException {
        return update(
                        connection,
                        """
                        UPDATE flow_releases SET announced = ?, token = ?, announcer = ?, announced_at = UTC_TIMESTAMP(6)
                        WHERE flow = ? AND number = ? AND (announced IS NULL OR announced_at < UTC_TIMESTAMP(6) - INTERVAL %d SECOND)""".formatted(ANNOUNCED_SECONDS),
                        wish.hash(),
                        wish.token(),
                        wish.announcer(),
                        wish.flow(),
                        wish.number())
                == 1;
    }

    /** Takes an announcement back; one that is somebody else's by now stays. */
    static void retract(Connection connection, String flow, String token) throws SQLException {
        update(
                connection,
                "UPDATE flow_releases SET announced = NULL, token = NULL, announcer = NULL WHERE flow = ? AND token = ?",
                flow,
                token);
    }

    /** Takes back what an earlier start of a node has announced. */
    static void retractAll(Connection connection, String nodes) throws SQLException {
        update(
                connection,
                "UPDATE flow_releases SET announced = NULL, token = NULL, announcer = NULL WHERE LEFT(announcer, ?) = ?",
                nodes.length(),
                nodes);
    }

    /**
     * Puts a release in force and ends its announcement. False when somebody else was faster.
     *
     * @param token of the announcement; null where there was no need of one, and nobody else's may stand
     */
    static boolean activate(Connection connection, Activation activation, @Nullable String token) throws SQLException {
        String set = "UPDATE flow_releases SET number = ?, hash = ?, announced = NULL, token = NULL, announcer = NULL ";
        String announced =
                "announced IS NULL OR announced_at < UTC_TIMESTAMP(6) - INTERVAL " + ANNOUNCED_SECONDS + " SECOND";
        return token == null
                ? update(
                                connection,
                                set + "WHERE flow = ? AND number = ? AND (" + announced + ")",
                                activation.number(),
                                activation.hash(),
                                activation.flow(),
                                activation.number() - 1)
                        == 1
                : update(
                                connection,
                                set + "WHERE flow = ? AND number = ? AND token = ?",
                                activation.number(),
                                activation.hash(),
                                activation.flow(),
                                activation.number() - 1,
                                token)
                        == 1;
    }

    /** What is in force is no trial any more. */
    static void endTrials(Connection connection, String flow, String hash) throws SQLException {
        update(connection, "UPDATE flow_releases SET shadow = '' WHERE flow = ? AND shadow = ?", flow, hash);
        update(
                connection,
                "UPDATE flow_releases SET canary = '', percent = 0 WHERE flow = ? AND canary = ?",
                flow,
                hash);
    }

    static void setHome(Connection connection, String flow, String hash) throws SQLException {
        update(connection, "UPDATE flow_releases SET home = ? WHERE flow = ?", hash, flow);
    }

    static void setShadow(Connection connection, String flow, String hash) throws SQLException {
        update(connection, "UPDATE flow_releases SET shadow = ? WHERE flow = ?", hash, flow);
    }

    static void setCanary(Connection connection, String flow, String hash, int percent) throws SQLException {
        update(connection, "UPDATE flow_releases SET canary = ?, percent = ? WHERE flow = ?", hash, percent, flow);
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int place = 0; place < values.length; place++) {
                update.setObject(place + 1, values[place]);
            }
            return update.executeUpdate();
        }
    }
}
