package io.waybill.db.delivery;

import io.waybill.db.connection.Columns;
import io.waybill.db.lead.LeadIds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** Writes what attempts came to, in whatever transaction the connection is in. */
public final class DeliveryRows {
    private static final String INSERT = """
            INSERT INTO delivery_outcomes (lead_id, delivery, attempt, flow, source, recipient, outcome, at, day)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE outcome = VALUES(outcome)""";

    private DeliveryRows() {}

    /** What one entry of a lead tells. */
    public record Telling(String lead, String flow, String source, Instant at, List<Told> told) {}

    /** Writes a row for each attempt. */
    public static void insert(Connection connection, List<Telling> tellings) throws SQLException {
        if (tellings.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Telling telling : tellings) {
                for (Told told : telling.told()) {
                    add(insert, telling, told);
                }
            }
            insert.executeBatch();
        }
    }

    private static void add(PreparedStatement insert, Telling telling, Told told) throws SQLException {
        insert.setBytes(1, LeadIds.toBytes(telling.lead()));
        insert.setString(2, told.delivery());
        insert.setInt(3, told.attempt());
        insert.setString(4, telling.flow());
        insert.setString(5, telling.source());
        insert.setString(6, told.recipient());
        insert.setString(7, told.result().name().toLowerCase(Locale.ROOT));
        insert.setObject(8, Columns.time(telling.at()));
        insert.setObject(9, LocalDate.ofInstant(telling.at(), ZoneOffset.UTC), Types.DATE);
        insert.addBatch();
    }
}
