package io.waybill.db.ledger;

import io.waybill.db.connection.Columns;
import io.waybill.db.lead.LeadIds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The statement that sums up the ledger. */
final class BalanceRows {
    private static final String SUMS = """
            SUM(kind = 'SALE' AND account = 'revenue') AS sales,
            SUM(kind = 'RETURN' AND account = 'revenue') AS returned,
            SUM(CASE WHEN kind = 'SALE' AND account = 'revenue' THEN -micros ELSE 0 END) AS revenue,
            SUM(CASE WHEN kind = 'RETURN' AND account = 'revenue' THEN micros ELSE 0 END) AS returns_,
            SUM(CASE WHEN account = 'cost' THEN micros ELSE 0 END) AS cost,
            SUM(CASE WHEN account = 'source_cost' THEN micros ELSE 0 END) AS payout
            FROM ledger""";

    private final StringJoiner conditions = new StringJoiner(" AND ", " WHERE ", "").setEmptyValue("");
    private final List<Object> values = new ArrayList<>();

    private BalanceRows(LedgerFilter filter) {
        Instant from = filter.from();
        Instant to = filter.to();
        String lead = filter.lead();
        where("at >= ?", from == null ? null : Columns.time(from));
        where("at < ?", to == null ? null : Columns.time(to));
        where("flow = ?", filter.flow());
        where("source = ?", filter.source());
        where("recipient = ?", filter.recipient());
        where("enhancement = ?", filter.enhancement());
        where("lead_id = ?", lead == null ? null : LeadIds.toBytes(lead));
    }

    private void where(String condition, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }

    static List<Balance> list(Connection connection, LedgerFilter filter, By by, int most) throws SQLException {
        BalanceRows rows = new BalanceRows(filter);
        String sql = "SELECT " + by.column() + " AS about, " + SUMS + rows.conditions
                + " GROUP BY about ORDER BY about LIMIT " + most;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < rows.values.size(); i++) {
                select.setObject(i + 1, rows.values.get(i));
            }
            return read(select);
        }
    }

    private static List<Balance> read(PreparedStatement select) throws SQLException {
        List<Balance> balances = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                balances.add(new Balance(
                        rows.getString("about"),
                        rows.getLong("sales"),
                        rows.getLong("returned"),
                        rows.getLong("revenue"),
                        rows.getLong("returns_"),
                        rows.getLong("cost"),
                        rows.getLong("payout")));
            }
        }
        return List.copyOf(balances);
    }
}
