package io.waybill.db.ledger;

import io.waybill.db.connection.Columns;
import io.waybill.db.lead.LeadIds;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statement that sums up the ledger: whole days from the days' sums, what is left of others, and single leads, from the lines. */
final class BalanceQuery {
    private static final String LINES = """
             AS about, kind = 'SALE' AND account = 'revenue' AS sales, kind = 'RETURN' AND account = 'revenue' AS returned,
              CASE WHEN kind = 'SALE' AND account = 'revenue' THEN -micros ELSE 0 END AS revenue,
              CASE WHEN kind = 'RETURN' AND account = 'revenue' THEN micros ELSE 0 END AS returns_,
              CASE WHEN account = 'cost' THEN micros ELSE 0 END AS cost,
              CASE WHEN account = 'source_cost' THEN micros ELSE 0 END AS payout
            FROM ledger WHERE TRUE""";
    private static final String DAYS =
            " AS about, sales, returned, revenue, returns_, cost, payout FROM ledger_days WHERE TRUE";
    private static final String SUMS = """
            SELECT about, SUM(sales) AS sales, SUM(returned) AS returned, SUM(revenue) AS revenue, SUM(returns_) AS returns_, SUM(cost) AS cost,
              SUM(payout) AS payout
            FROM (""";
    private static final String SORTED = ") parts GROUP BY about ORDER BY about LIMIT ";

    private final LedgerFilter filter;
    private final By by;
    private final List<String> parts = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    BalanceQuery(LedgerFilter filter, By by) {
        this.filter = filter;
        this.by = by;
        Instant from = filter.from();
        Instant to = filter.to();
        LocalDate first = from == null ? null : firstWholeDay(from);
        LocalDate end = to == null ? null : day(to);
        if (by == By.LEAD || filter.lead() != null || (first != null && end != null && !first.isBefore(end))) {
            lines(from, to);
            return;
        }
        days(first, end);
        if (from != null && first != null && from.isBefore(midnight(first))) {
            lines(from, midnight(first));
        }
        if (to != null && end != null && midnight(end).isBefore(to)) {
            lines(midnight(end), to);
        }
    }

    String sql(int most) {
        return SUMS + String.join(" UNION ALL ", parts) + SORTED + most;
    }

    /** In the order of the statement's question marks. */
    List<Object> values() {
        return values;
    }

    private void lines(@Nullable Instant from, @Nullable Instant to) {
        StringBuilder part = new StringBuilder("SELECT " + by.column() + LINES);
        where(part, "at >= ?", from == null ? null : Columns.time(from));
        where(part, "at < ?", to == null ? null : Columns.time(to));
        where(part, "lead_id = ?", filter.lead() == null ? null : LeadIds.toBytes(filter.lead()));
        parts.add(about(part));
    }

    private void days(@Nullable LocalDate first, @Nullable LocalDate end) {
        boolean mayBeNone = by == By.RECIPIENT || by == By.ENHANCEMENT;
        String about = mayBeNone ? "NULLIF(" + by.column() + ", '')" : by.column();
        StringBuilder part = new StringBuilder("SELECT " + about + DAYS);
        where(part, "day >= ?", first);
        where(part, "day < ?", end);
        parts.add(about(part));
    }

    private String about(StringBuilder part) {
        where(part, "flow = ?", filter.flow());
        where(part, "source = ?", filter.source());
        where(part, "recipient = ?", filter.recipient());
        where(part, "enhancement = ?", filter.enhancement());
        return part.toString();
    }

    private void where(StringBuilder part, String condition, @Nullable Object value) {
        if (value != null) {
            part.append(" AND ").append(condition);
            values.add(value);
        }
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static LocalDate firstWholeDay(Instant from) {
        return from.equals(from.truncatedTo(ChronoUnit.DAYS))
                ? day(from)
                : day(from).plusDays(1);
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
