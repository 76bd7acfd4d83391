package io.waybill.db.ledger;

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

/** Writes the ledger, in whatever transaction the connection is in. */
public final class LedgerLines {
    private static final String INSERT = """
            INSERT INTO ledger (lead_id, seq, line, kind, account, micros, flow, source, recipient, enhancement, delivery, at, day)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private LedgerLines() {}

    /**
     * The postings of one entry of a lead.
     *
     * @param seq number of the entry
     */
    public record Booking(String lead, int seq, Instant at, String flow, String source, List<Posting> postings) {}

    /** Writes two lines for each posting. */
    public static void insert(Connection connection, List<Booking> bookings) throws SQLException {
        if (bookings.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Booking booking : bookings) {
                int line = 0;
                for (Posting posting : booking.postings()) {
                    add(insert, booking, posting, line++, Account.to(posting.kind()), posting.micros());
                    add(insert, booking, posting, line++, Account.from(posting.kind()), -posting.micros());
                }
            }
            insert.executeBatch();
        }
    }

    private static void add(
            PreparedStatement insert, Booking booking, Posting posting, int line, Account account, long micros)
            throws SQLException {
        insert.setBytes(1, LeadIds.toBytes(booking.lead()));
        insert.setInt(2, booking.seq());
        insert.setInt(3, line);
        insert.setString(4, posting.kind().name());
        insert.setString(5, account.word());
        insert.setLong(6, micros);
        insert.setString(7, booking.flow());
        insert.setString(8, booking.source());
        insert.setString(9, posting.recipient());
        insert.setString(10, posting.enhancement());
        insert.setString(11, posting.delivery());
        insert.setObject(12, Columns.time(booking.at()));
        insert.setObject(13, LocalDate.ofInstant(booking.at(), ZoneOffset.UTC), Types.DATE);
        insert.addBatch();
    }
}
