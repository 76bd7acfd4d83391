package io.waybill.db.release;

import io.waybill.db.connection.Columns;
import io.waybill.db.connection.Placeholders;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The statements over who activated what. */
final class ActivationRows {
    private static final String SELECT =
            "SELECT flow, number, hash, previous, kind, author, reason, at FROM activations ";

    private ActivationRows() {}

    static void insert(Connection connection, Activation activation) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO activations (flow, number, hash, previous, kind, author, reason, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, activation.flow());
            insert.setLong(2, activation.number());
            insert.setString(3, activation.hash());
            insert.setString(4, activation.previous());
            insert.setString(5, activation.kind().word());
            insert.setString(6, activation.author());
            insert.setString(7, Objects.requireNonNull(Columns.text(activation.reason())));
            insert.setObject(8, Columns.time(activation.at()));
            insert.executeUpdate();
        }
    }

    /** The last activation of each of these releases, of those that had one. */
    static List<Activation> listLast(Connection connection, List<String> hashes) throws SQLException {
        return query(
                connection,
                SELECT + "WHERE (flow, number) IN (SELECT flow, MAX(number) FROM activations WHERE hash IN ("
                        + Placeholders.of(hashes.size()) + ") GROUP BY flow, hash)",
                hashes.toArray(String[]::new));
    }

    static @Nullable Activation findLast(Connection connection, String hash) throws SQLException {
        return first(connection, SELECT + "WHERE hash = ? ORDER BY number DESC LIMIT 1", hash);
    }

    /** The last activation of another release than this. */
    static @Nullable Activation findLastOther(Connection connection, String flow, String hash) throws SQLException {
        return first(
                connection,
                SELECT + "WHERE flow = ? AND hash <> ? AND hash <> '' ORDER BY number DESC LIMIT 1",
                flow,
                hash);
    }

    private static @Nullable Activation first(Connection connection, String sql, String... values) throws SQLException {
        List<Activation> found = query(connection, sql, values);
        return found.isEmpty() ? null : found.getFirst();
    }

    /** The newest first. */
    static List<Activation> list(Connection connection, String flow, int most) throws SQLException {
        return query(connection, SELECT + "WHERE flow = ? ORDER BY number DESC LIMIT " + most, flow);
    }

    private static List<Activation> query(Connection connection, String sql, String... values) throws SQLException {
        List<Activation> activations = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int place = 0; place < values.length; place++) {
                select.setString(place + 1, values[place]);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    activations.add(activation(row));
                }
            }
        }
        return List.copyOf(activations);
    }

    private static Activation activation(ResultSet row) throws SQLException {
        return new Activation(
                row.getString("flow"),
                row.getLong("number"),
                row.getString("hash"),
                row.getString("previous"),
                Activation.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("author"),
                row.getString("reason"),
                Columns.getTime(row, "at"));
    }
}
