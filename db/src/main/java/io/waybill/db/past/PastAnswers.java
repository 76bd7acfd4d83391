package io.waybill.db.past;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.db.connection.Columns;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Counts what buyers answered to the leads of a period. Every method throws {@link DataAccessException} when the database is away. Safe for use by
 * many threads.
 */
@Singleton
@Requires(beans = DataSource.class)
public final class PastAnswers {
    private static final String LEADS =
            "JOIN leads l ON l.id = %s.lead_id WHERE l.flow = ? AND l.received_at >= ? AND l.received_at < ? AND l.test = FALSE";

    private static final String POSTS = """
            SELECT d.recipient, SUM(d.outcome = 'accepted') AS accepted, SUM(d.outcome = 'rejected') AS rejected,
              COALESCE(MAX(s.cents), 0) AS cents
            FROM delivery_outcomes d
            JOIN leads l ON l.id = d.lead_id
            LEFT JOIN (SELECT s.recipient, ROUND(AVG(s.price_cents)) AS cents FROM sales s %s GROUP BY s.recipient) s
              ON s.recipient = d.recipient
            WHERE l.flow = ? AND l.received_at >= ? AND l.received_at < ? AND l.test = FALSE
            GROUP BY d.recipient ORDER BY d.recipient""".formatted(LEADS.formatted("s"));

    private static final String PINGS =
            "SELECT j.events FROM journal j " + LEADS.formatted("j") + " AND j.events LIKE '%\"exchange\":\"ping\"%'";

    private static final String SOLD = """
            SELECT COUNT(DISTINCT s.lead_id) AS leads, COALESCE(SUM(s.price_cents), 0) AS cents
            FROM sales s JOIN leads l ON l.id = s.lead_id
            WHERE s.at >= ? AND s.at < ? AND l.received_at < ? AND (? IS NULL OR s.recipient = ?)
              AND (? IS NULL OR l.source = ?) AND (? IS NULL OR l.flow = ?)""";

    private final DataSource dataSource;

    PastAnswers(DataSource dataSource) {
        this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
    }

    /** What became of posts, by recipient. */
    public List<Answers> ofPosts(Period period) {
        return ask(POSTS, select -> {
            period.set(select, 1);
            period.set(select, 4);
            List<Answers> answers = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    answers.add(new Answers(
                            rows.getString("recipient"),
                            rows.getLong("accepted"),
                            rows.getLong("rejected"),
                            rows.getLong("cents")));
                }
            }
            return answers;
        });
    }

    /** Hands out every journal entry that speaks of pings: its events as a JSON array. */
    public void readPings(Period period, Consumer<String> reader) {
        ask(PINGS, select -> {
            period.set(select, 1);
            // Row by row: all together may not fit into memory.
            select.setFetchSize(Integer.MIN_VALUE);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    reader.accept(rows.getString(1));
                }
            }
            return true;
        });
    }

    /**
     * What was sold between two moments, of leads that had come before the second; null means any.
     *
     * @param to the first moment that is not meant any more
     */
    public Sold sold(
            Instant from, Instant to, @Nullable String recipient, @Nullable String source, @Nullable String flow) {
        return ask(SOLD, select -> {
            select.setObject(1, Columns.time(from));
            select.setObject(2, Columns.time(to));
            select.setObject(3, Columns.time(to));
            select.setString(4, recipient);
            select.setString(5, recipient);
            select.setString(6, source);
            select.setString(7, source);
            select.setString(8, flow);
            select.setString(9, flow);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new Sold(row.getLong("leads"), row.getLong("cents")) : new Sold(0, 0);
            }
        });
    }

    private interface Question<T> {
        T ask(PreparedStatement select) throws SQLException;
    }

    private <T> T ask(String sql, Question<T> question) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            return question.ask(select);
        } catch (SQLException away) {
            throw new DataAccessException("The answers of the past could not be read.", away);
        }
    }
}
