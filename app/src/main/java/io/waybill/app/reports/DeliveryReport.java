package io.waybill.app.reports;

import io.waybill.app.reports.MoneyReport.Asked;
import io.waybill.db.delivery.Deliveries;
import io.waybill.db.delivery.Deliveries.Count;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What recipients made of what they were given. Each call waits for the database, and throws when it is away. */
@Singleton
final class DeliveryReport {
    private static final int RATE_DIGITS = 4;

    private final Deliveries deliveries;

    DeliveryReport(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** A row for each recipient, or for each of its days. */
    Map<String, @Nullable Object> of(Asked asked) {
        List<Map<String, @Nullable Object>> rows =
                deliveries.count(asked.span().from(), asked.span().to(), asked.flow(), asked.byDay()).stream()
                        .map(DeliveryReport::row)
                        .toList();
        Map<String, @Nullable Object> report = new LinkedHashMap<>();
        report.put("deliveries", rows);
        return report;
    }

    private static Map<String, @Nullable Object> row(Count count) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("recipient", count.recipient());
        if (count.day() != null) {
            row.put("day", count.day());
        }
        row.put("attempts", count.attempts());
        row.put("accepted", count.accepted());
        row.put("rejected", count.rejected());
        row.put("errors", count.errors());
        row.put("unknown", count.unknown());
        row.put("acceptance_rate", rate(count));
        return row;
    }

    private static BigDecimal rate(Count count) {
        return BigDecimal.valueOf(count.accepted())
                .divide(BigDecimal.valueOf(count.attempts()), RATE_DIGITS, RoundingMode.HALF_UP);
    }
}
