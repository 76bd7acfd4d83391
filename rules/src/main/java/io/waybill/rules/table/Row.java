package io.waybill.rules.table;

import io.waybill.rules.fact.OutcomeClass;
import io.waybill.rules.fact.Price;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table. An output that the row leaves empty reads as {@link TableKind} says; asking for an output that the kind does not
 * have, or as the wrong type, throws: it is a mistake in a rule.
 *
 * @param id shown in every trace
 * @param number as a spreadsheet shows it: the header is row 1
 * @param on whether the row counts at all
 * @param dates when it counts
 * @param cells its conditions, one for each condition column of the table
 * @param outputs typed values of the filled output cells
 */
public record Row(
        TableKind kind,
        String id,
        int number,
        boolean on,
        RowDates dates,
        List<Cell> cells,
        Map<String, Object> outputs) {
    public Row {
        cells = List.copyOf(cells);
        outputs = Map.copyOf(outputs);
    }

    /** The name of the row's table. */
    public String table() {
        return kind.word();
    }

    /** Whether the row itself fills this output. */
    public boolean has(String output) {
        kind.getOutput(output);
        return outputs.containsKey(output);
    }

    /** A text or word; empty when the row does not fill it and it has no default. */
    public String text(String output) {
        Object value = find(output);
        return value == null ? "" : value.toString();
    }

    /** A whole number; an empty {@code order} is the row's number. */
    public int number(String output) {
        Object value = find(output);
        return value == null ? number : as(Integer.class, output, value);
    }

    /** A decimal number, such as {@code timeout_factor}. */
    public BigDecimal decimal(String output) {
        return as(BigDecimal.class, output, find(output));
    }

    /** An amount of money in cents, such as {@code floor}. */
    public long cents(String output) {
        return as(Long.class, output, find(output));
    }

    public Price price(String output) {
        return as(Price.class, output, find(output));
    }

    public boolean yes(String output) {
        return as(Boolean.class, output, find(output));
    }

    public Duration duration(String output) {
        return as(Duration.class, output, find(output));
    }

    public Backoff backoff(String output) {
        return as(Backoff.class, output, find(output));
    }

    public Payout payout(String output) {
        return as(Payout.class, output, find(output));
    }

    /** The class of an outcome; null when the row does not name one. */
    public @Nullable OutcomeClass outcomeClass(String output) {
        Object value = find(output);
        return value == null ? null : as(OutcomeClass.class, output, value);
    }

    private @Nullable Object find(String name) {
        Output output = kind.getOutput(name);
        Object value = outputs.get(name);
        return value == null ? output.fallback() : value;
    }

    private <T> T as(Class<T> type, String output, @Nullable Object value) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    "Output (%s) of table (%s) is no %s. Maybe the rule asks for it by the wrong type?"
                            .formatted(output, table(), type.getSimpleName()));
        }
        return type.cast(value);
    }

    /** Without cells: the table and the id, as a trace names it. */
    @Override
    public String toString() {
        return table() + ":" + id;
    }
}
