package io.waybill.db.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads balances. */
final class BalanceRows {
    private BalanceRows() {}

    static List<Balance> list(Connection connection, LedgerFilter filter, By by, int most) throws SQLException {
        BalanceQuery query = new BalanceQuery(filter, by);
        try (PreparedStatement select = connection.prepareStatement(query.sql(most))) {
            List<Object> values = query.values();
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
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
