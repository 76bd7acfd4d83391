package io.waybill.db.delivery;

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
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Counts what attempts came to. Every method throws {@link DataAccessException} when the database is away. Safe for use by many threads. */
@Singleton
@Requires(beans = DataSource.class)
public final class Deliveries {
    private static final String SUMS = """
            SELECT recipient, %s AS day, COUNT(*) AS attempts, SUM(outcome = 'accepted') AS accepted,
              SUM(outcome = 'rejected') AS rejected, SUM(outcome = 'error') AS errors, SUM(outcome = 'unknown') AS unknown_
            FROM delivery_outcomes
            WHERE (? IS NULL OR at >= ?) AND (? IS NULL OR at < ?) AND (? IS NULL OR flow = ?)
            GROUP BY recipient%s ORDER BY recipient%s""";

    private final DataSource dataSource;

    Deliveries(DataSource dataSource) {
        this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
    }

    /**
     * What a recipient's attempts came to.
     *
     * @param day in UTC, written {@code 2026-11-21}; null where all days are summed up
     */
    public record Count(
            String recipient,
            @Nullable String day,
            long attempts,
            long accepted,
            long rejected,
            long errors,
            long unknown) {}

    /**
     * By recipient, and by day where that is asked for.
     *
     * @param from the first moment; null: from the beginning
     * @param to the first moment that is not meant any more; null: until now
     * @param flow null: of any
     */
    public List<Count> count(@Nullable Instant from, @Nullable Instant to, @Nullable String flow, boolean byDay) {
        String sql = byDay ? SUMS.formatted("day", ", day", ", day") : SUMS.formatted("NULL", "", "");
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 1; i <= 2; i++) {
                select.setObject(i, from == null ? null : Columns.time(from));
                select.setObject(i + 2, to == null ? null : Columns.time(to));
                select.setString(i + 4, flow);
            }
            return read(select);
        } catch (SQLException away) {
            throw new DataAccessException("The outcomes of deliveries could not be counted.", away);
        }
    }

    private static List<Count> read(PreparedStatement select) throws SQLException {
        List<Count> counts = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                counts.add(new Count(
                        rows.getString("recipient"),
                        rows.getString("day"),
                        rows.getLong("attempts"),
                        rows.getLong("accepted"),
                        rows.getLong("rejected"),
                        rows.getLong("errors"),
                        rows.getLong("unknown_")));
            }
        }
        return List.copyOf(counts);
    }
}
