package io.waybill.mappings.terms;

import io.waybill.mappings.yaml.Place;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The most that may go in one period.
 *
 * @param amount leads, or cents
 * @param zone by whose clocks the period begins
 * @param conditions which leads it counts and limits: all must hold; empty for every lead
 */
public record Cap(Measure measure, long amount, Period per, ZoneId zone, List<When> conditions) {
    public Cap {
        conditions = List.copyOf(conditions);
    }

    /** What is counted. */
    public enum Measure {
        LEADS,
        /** Cents that the buyer pays. */
        SPEND;

        /** As mapping files write it. */
        public String word() {
            return this == LEADS ? "leads" : "spend";
        }
    }

    /**
     * One condition, not read yet: what its cell means depends on the field's type.
     *
     * @param column a field, a part of one, or {@code source}
     * @param cell as a table's cell is written
     */
    public record When(String column, String cell, Place place) {}

    /** What tells caps apart that count on their own, without the amount: a changed amount goes on with what was counted so far. */
    public String key() {
        Map<String, String> cells = new TreeMap<>(
                conditions.stream().collect(Collectors.toMap(When::column, When::cell, (first, second) -> second)));
        return "%s/%s/%s%s".formatted(measure.word(), per.word(), zone.getId(), cells.isEmpty() ? "" : "/" + cells);
    }

    /** For people: {@code 100 leads per day}, {@code $5000.00 in total}. */
    public String words() {
        String much = measure == Measure.LEADS
                ? "%d %s".formatted(amount, amount == 1 ? "lead" : "leads")
                : "$" + BigDecimal.valueOf(amount, 2).toPlainString();
        return much + (per == Period.TOTAL ? " in total" : " per " + per.word());
    }
}
