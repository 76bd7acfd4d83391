package io.waybill.db.release;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.db.connection.Columns;
import io.waybill.db.connection.Transaction;
import io.waybill.db.lead.LeadIds;
import io.waybill.db.node.Node;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What shadows of all nodes have found. Every method throws {@link DataAccessException} when the database is away. Safe for use by many threads. */
@Singleton
@Requires(beans = DataSource.class)
public final class Shadows {
    /** How many differences are kept of a release. */
    public static final int KEPT = 1000;

    private final Transaction transaction;
    private final Node self;

    public Shadows(DataSource dataSource, Node self) {
        this.transaction = new Transaction(DelegatingDataSource.unwrapDataSource(dataSource));
        this.self = self;
    }

    /** Adds what this node has found since the last time. */
    public void add(String flow, String hash, ShadowCounts more, List<ShadowDifference> differences) {
        transaction.commit("To note what a shadow found", connection -> {
            count(connection, flow, hash, more);
            insert(connection, flow, hash, differences);
            if (!differences.isEmpty()) {
                trim(connection, flow, hash);
            }
            return true;
        });
    }

    private void count(Connection connection, String flow, String hash, ShadowCounts more) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO shadow_counts (flow, hash, node, rounds, different, failed, dropped) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE rounds = rounds + VALUES(rounds), different = different + VALUES(different),
                failed = failed + VALUES(failed), dropped = dropped + VALUES(dropped)""")) {
            insert.setString(1, flow);
            insert.setString(2, hash);
            insert.setString(3, self.name());
            insert.setLong(4, more.rounds());
            insert.setLong(5, more.different());
            insert.setLong(6, more.failed());
            insert.setLong(7, more.dropped());
            insert.executeUpdate();
        }
    }

    private static void insert(Connection connection, String flow, String hash, List<ShadowDifference> differences)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO shadow_differences (flow, hash, lead_id, round, by_hash, decided, shadow, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (ShadowDifference each : differences) {
                insert.setString(1, flow);
                insert.setString(2, hash);
                insert.setBytes(3, LeadIds.toBytes(each.lead()));
                insert.setInt(4, each.round());
                insert.setString(5, each.by());
                insert.setString(6, each.decided());
                insert.setString(7, each.shadow());
                insert.setObject(8, Columns.time(each.at()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void trim(Connection connection, String flow, String hash) throws SQLException {
        long oldest = 0;
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT id FROM shadow_differences WHERE flow = ? AND hash = ? ORDER BY id DESC LIMIT 1 OFFSET "
                        + KEPT)) {
            select.setString(1, flow);
            select.setString(2, hash);
            try (ResultSet row = select.executeQuery()) {
                oldest = row.next() ? row.getLong("id") : 0;
            }
        }
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM shadow_differences WHERE flow = ? AND hash = ? AND id <= ?")) {
            delete.setString(1, flow);
            delete.setString(2, hash);
            delete.setLong(3, oldest);
            delete.executeUpdate();
        }
    }

    /** What all nodes have found of a release. */
    public ShadowCounts counts(String flow, String hash) {
        return transaction.commit("To read what shadows found", connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT rounds, different, failed, dropped FROM shadow_counts WHERE flow = ? AND hash = ?")) {
                select.setString(1, flow);
                select.setString(2, hash);
                try (ResultSet row = select.executeQuery()) {
                    ShadowCounts all = ShadowCounts.NONE;
                    while (row.next()) {
                        all = all.plus(new ShadowCounts(
                                row.getLong("rounds"),
                                row.getLong("different"),
                                row.getLong("failed"),
                                row.getLong("dropped")));
                    }
                    return all;
                }
            }
        });
    }

    /** The last differences of a release, the newest first. */
    public List<ShadowDifference> list(String flow, String hash, int most) {
        return transaction.commit("To read what shadows found", connection -> {
            List<ShadowDifference> found = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT lead_id, round, by_hash, decided, shadow, at FROM shadow_differences WHERE flow = ? AND hash = ? ORDER BY id DESC LIMIT "
                            + most)) {
                select.setString(1, flow);
                select.setString(2, hash);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found.add(difference(row));
                    }
                }
            }
            return List.copyOf(found);
        });
    }

    private static ShadowDifference difference(ResultSet row) throws SQLException {
        return new ShadowDifference(
                LeadIds.toHex(row.getBytes("lead_id")),
                row.getInt("round"),
                row.getString("by_hash"),
                row.getString("decided"),
                row.getString("shadow"),
                Columns.getTime(row, "at"));
    }

    /** Begins anew with a release. */
    public void clear(String flow, String hash) {
        transaction.commit("To begin a shadow", connection -> {
            for (String table : List.of("shadow_counts", "shadow_differences")) {
                try (PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM " + table + " WHERE flow = ? AND hash = ?")) {
                    delete.setString(1, flow);
                    delete.setString(2, hash);
                    delete.executeUpdate();
                }
            }
            return true;
        });
    }
}
