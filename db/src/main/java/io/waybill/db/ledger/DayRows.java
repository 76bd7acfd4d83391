package io.waybill.db.ledger;

import io.waybill.db.ledger.LedgerLines.Booking;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Keeps the days' sums in step with the ledger, in whatever transaction the connection is in. */
public final class DayRows {
    private static final String ADD = """
            INSERT INTO ledger_days (day, shard, flow, source, recipient, enhancement, sales, returned, revenue, returns_, cost, payout)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE sales = sales + VALUES(sales), returned = returned + VALUES(returned), revenue = revenue + VALUES(revenue),
              returns_ = returns_ + VALUES(returns_), cost = cost + VALUES(cost), payout = payout + VALUES(payout)""";

    private DayRows() {}

    /** One row of the table. Sorts as all writers lock them. */
    private record Place(LocalDate day, String flow, String source, String recipient, String enhancement)
            implements Comparable<Place> {
        private static final Comparator<Place> ORDER = Comparator.comparing(Place::day)
                .thenComparing(Place::flow)
                .thenComparing(Place::source)
                .thenComparing(Place::recipient)
                .thenComparing(Place::enhancement);

        static Place of(Booking booking, Posting posting) {
            return new Place(
                    LocalDate.ofInstant(booking.at(), ZoneOffset.UTC),
                    booking.flow(),
                    booking.source(),
                    Objects.requireNonNullElse(posting.recipient(), ""),
                    Objects.requireNonNullElse(posting.enhancement(), ""));
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * Adds what the bookings bring, one row for all that is about the same.
     *
     * @param shard of the writer: those with different ones do not wait for each other
     */
    public static void add(Connection connection, int shard, List<Booking> bookings) throws SQLException {
        Map<Place, Balance> sums = new TreeMap<>();
        for (Booking booking : bookings) {
            booking.postings()
                    .forEach(posting -> sums.merge(Place.of(booking, posting), Balance.of(posting), Balance::plus));
        }
        if (sums.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(ADD)) {
            for (Map.Entry<Place, Balance> each : sums.entrySet()) {
                set(insert, shard, each.getKey());
                set(insert, each.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void set(PreparedStatement insert, int shard, Place place) throws SQLException {
        insert.setObject(1, place.day(), Types.DATE);
        insert.setInt(2, shard);
        insert.setString(3, place.flow());
        insert.setString(4, place.source());
        insert.setString(5, place.recipient());
        insert.setString(6, place.enhancement());
    }

    private static void set(PreparedStatement insert, Balance sum) throws SQLException {
        insert.setLong(7, sum.sales());
        insert.setLong(8, sum.returned());
        insert.setLong(9, sum.revenue());
        insert.setLong(10, sum.returns());
        insert.setLong(11, sum.cost());
        insert.setLong(12, sum.payout());
    }
}
