package io.waybill.db.sale;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.db.connection.Columns;
import io.waybill.db.lead.LeadIds;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Finds sales. Safe for use by many threads. */
@Singleton
@Requires(beans = DataSource.class)
public final class Sales {
    private static final String BY_DELIVERY =
            "SELECT lead_id, slot, recipient, delivery, price_cents, reference, at FROM sales WHERE delivery = ?";
    private final DataSource dataSource;

    Sales(DataSource dataSource) {
        this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
    }

    /** The sale that a delivery came to; null when it came to none. Throws {@link DataAccessException} when the database is away. */
    public @Nullable Sale find(String delivery) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(BY_DELIVERY)) {
            select.setString(1, delivery);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? sale(row) : null;
            }
        } catch (SQLException away) {
            throw new DataAccessException("A sale could not be looked up.", away);
        }
    }

    private static Sale sale(ResultSet row) throws SQLException {
        return new Sale(
                LeadIds.toHex(row.getBytes("lead_id")),
                row.getInt("slot"),
                row.getString("recipient"),
                row.getString("delivery"),
                row.getLong("price_cents"),
                row.getString("reference"),
                Columns.getTime(row, "at"));
    }
}
