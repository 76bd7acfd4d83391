package io.waybill.db.lead;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.db.connection.Columns;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Reads leads page by page. Throws {@link DataAccessException} when the database is away. Safe for use by many threads. */
@Singleton
@Requires(beans = DataSource.class)
final class LeadPages {
    private final DataSource dataSource;

    LeadPages(DataSource dataSource) {
        this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
    }

    /** The first leads that are meant, in its order. */
    List<LeadRow> list(LeadPage page) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(page.sql())) {
            List<Object> values = page.values();
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            return read(select);
        } catch (SQLException away) {
            throw new DataAccessException("Leads could not be listed.", away);
        }
    }

    private static List<LeadRow> read(PreparedStatement select) throws SQLException {
        List<LeadRow> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(new LeadRow(
                        LeadIds.toHex(rows.getBytes("id")),
                        rows.getString("flow"),
                        rows.getString("source"),
                        rows.getBoolean("test"),
                        rows.getString("state"),
                        rows.getString("outcome"),
                        rows.getString("reason"),
                        Columns.getTime(rows, "received_at"),
                        rows.getLong("revenue_cents"),
                        rows.getBigDecimal("cost"),
                        rows.getString("node"),
                        rows.getInt("version"),
                        Columns.getTime(rows, "updated_at")));
            }
        }
        return List.copyOf(found);
    }
}
