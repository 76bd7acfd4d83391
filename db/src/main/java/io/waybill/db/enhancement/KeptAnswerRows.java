package io.waybill.db.enhancement;

import io.waybill.db.connection.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The statements over the kept answers. */
final class KeptAnswerRows {
    // Columns are set in this order, so the time comes last: an answer older than the kept one changes nothing.
    private static final String UPSERT = """
            INSERT INTO enhancement_answers (enhancement, question, answer, lasts_until, answered_at) VALUES (?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE
                answer = IF(answered_at > VALUES(answered_at), answer, VALUES(answer)),
                lasts_until = IF(answered_at > VALUES(answered_at), lasts_until, VALUES(lasts_until)),
                answered_at = IF(answered_at > VALUES(answered_at), answered_at, VALUES(answered_at))""";

    private KeptAnswerRows() {}

    static void upsert(Connection connection, KeptAnswer answer, Instant until) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            upsert.setString(1, answer.enhancement());
            upsert.setBytes(2, HexFormat.of().parseHex(answer.question()));
            upsert.setString(3, answer.values());
            upsert.setObject(4, Columns.time(until));
            upsert.setObject(5, Columns.time(answer.at()));
            upsert.executeUpdate();
        }
    }

    static @Nullable KeptAnswer find(Connection connection, String enhancement, String question) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT answer, answered_at FROM enhancement_answers WHERE enhancement = ? AND question = ?")) {
            select.setString(1, enhancement);
            select.setBytes(2, HexFormat.of().parseHex(question));
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new KeptAnswer(enhancement, question, row.getString(1), Columns.getTime(row, "answered_at"))
                        : null;
            }
        }
    }

    /** Removes some of those that have run out, and says how many. */
    static int delete(Connection connection, Instant until, int limit) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM enhancement_answers WHERE lasts_until <= ? LIMIT ?")) {
            delete.setObject(1, Columns.time(until));
            delete.setInt(2, limit);
            return delete.executeUpdate();
        }
    }
}
