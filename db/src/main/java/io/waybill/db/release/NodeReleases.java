package io.waybill.db.release;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.db.connection.Columns;
import io.waybill.db.connection.Transaction;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What each node has made of releases. Every method throws {@link DataAccessException} when the database is away. Safe for use by many threads. */
@Singleton
@Requires(beans = DataSource.class)
public final class NodeReleases {
    private final Transaction transaction;
    private final Clock clock;

    public NodeReleases(DataSource dataSource, Clock clock) {
        this.transaction = new Transaction(DelegatingDataSource.unwrapDataSource(dataSource));
        this.clock = clock;
    }

    /** Says what a node has made of a release. One that is in force takes the place of the one before. */
    public void put(NodeRelease made) {
        transaction.commit("To say what a node has loaded", connection -> {
            if (made.state().equals(NodeRelease.ACTIVE)) {
                delete(
                        connection,
                        "node = ? AND flow = ? AND hash <> ? AND state <> 'ready'",
                        made.node(),
                        made.flow(),
                        made.hash());
            }
            write(connection, made);
            return true;
        });
    }

    private void write(Connection connection, NodeRelease made) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO node_releases (node, flow, hash, token, state, text, at) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE token = VALUES(token), state = VALUES(state), text = VALUES(text), at = VALUES(at)""")) {
            insert.setString(1, made.node());
            insert.setString(2, made.flow());
            insert.setString(3, made.hash());
            insert.setString(4, made.token());
            insert.setString(5, made.state());
            insert.setString(6, made.text());
            insert.setObject(7, Columns.time(clock.instant()));
            insert.executeUpdate();
        }
    }

    /** What the nodes, dead ones too, have made of the flow's releases, by node. */
    public List<NodeRelease> list(String flow) {
        return transaction.commit("To see what the nodes have loaded", connection -> {
            List<NodeRelease> made = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT node, flow, hash, token, state, text FROM node_releases WHERE flow = ? ORDER BY node, at")) {
                select.setString(1, flow);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        made.add(new NodeRelease(
                                row.getString("node"),
                                row.getString("flow"),
                                row.getString("hash"),
                                row.getString("token"),
                                row.getString("state"),
                                row.getString("text")));
                    }
                }
            }
            return List.copyOf(made);
        });
    }

    /** Forgets what the nodes have said to an announcement that was taken back. */
    public void forgetAnswers(String flow, String token) {
        transaction.commit("To forget an announcement", connection -> {
            delete(connection, "flow = ? AND token = ?", flow, token);
            return true;
        });
    }

    /** The node is going: nobody need wait for it. */
    public void forget(String node) {
        transaction.commit("To take leave of the other nodes", connection -> {
            delete(connection, "node = ?", node);
            return true;
        });
    }

    /** Forgets all earlier starts of a node. */
    public void forgetEarlier(String id, String present) {
        String earlier = id + ":";
        transaction.commit("To forget earlier starts", connection -> {
            delete(connection, "LEFT(node, " + earlier.length() + ") = ? AND node <> ?", earlier, present);
            return true;
        });
    }

    private static void delete(Connection connection, String which, String... values) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM node_releases WHERE " + which)) {
            for (int place = 0; place < values.length; place++) {
                delete.setString(place + 1, values[place]);
            }
            delete.executeUpdate();
        }
    }
}
