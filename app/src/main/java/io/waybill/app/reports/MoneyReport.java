package io.waybill.app.reports;

import io.waybill.db.ledger.Balance;
import io.waybill.db.ledger.By;
import io.waybill.db.ledger.Ledger;
import io.waybill.db.ledger.LedgerFilter;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reports from the ledger. Each call waits for the database, and throws when it is away. */
@Singleton
final class MoneyReport {
    private static final String DAY = "day";

    private final Ledger ledger;

    MoneyReport(Ledger ledger) {
        this.ledger = ledger;
    }

    /** What a report is about. */
    record Asked(Span span, @Nullable String flow, boolean byDay) {
        LedgerFilter filter() {
            return new LedgerFilter(span.from(), span.to(), flow, null, null, null, null);
        }

        LedgerFilter of(By by, String key) {
            return new LedgerFilter(
                    span.from(),
                    span.to(),
                    flow,
                    by == By.SOURCE ? key : null,
                    by == By.RECIPIENT ? key : null,
                    null,
                    null);
        }
    }

    /** All there was, and day by day where that is asked for. */
    Map<String, @Nullable Object> whole(Asked asked) {
        List<Balance> days = ledger.balances(asked.filter(), By.DAY);
        Map<String, @Nullable Object> report = new LinkedHashMap<>();
        report.put("total", Sums.view(Sums.total(days)));
        if (asked.byDay()) {
            report.put("days", Sums.rows(DAY, days));
        }
        return report;
    }

    /**
     * One row for each source or recipient; what is about none is in the total only.
     *
     * @param name of the rows
     * @param one what one of them is called
     */
    Map<String, @Nullable Object> each(Asked asked, By by, String name, String one) {
        List<Balance> all = ledger.balances(asked.filter(), by);
        List<Map<String, @Nullable Object>> rows =
                Sums.rows(one, all.stream().filter(each -> each.key() != null).toList());
        if (asked.byDay()) {
            rows.forEach(row -> row.put(
                    "days", Sums.rows(DAY, ledger.balances(asked.of(by, String.valueOf(row.get(one))), By.DAY))));
        }
        Map<String, @Nullable Object> report = new LinkedHashMap<>();
        report.put(name, rows);
        report.put("total", Sums.view(Sums.total(all)));
        return report;
    }
}
