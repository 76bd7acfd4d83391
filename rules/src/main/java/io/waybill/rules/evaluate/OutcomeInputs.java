package io.waybill.rules.evaluate;

import io.waybill.rules.fact.Outcome;
import io.waybill.rules.table.Inputs;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the outcomes table reads about one attempt; every other column is about its lead. */
record OutcomeInputs(Outcome outcome, Inputs lead) implements Inputs {
    private static final String HEADER = "header.";

    @Override
    public @Nullable Object value(String column) {
        if (column.startsWith(HEADER)) {
            return outcome.answer().headers().get(column.substring(HEADER.length()));
        }
        return switch (column) {
            case "recipient" -> outcome.to();
            case "exchange" -> outcome.kind().word();
            case "status" -> number(outcome.answer().status());
            case "fault" -> outcome.answer().fault();
            case "body" -> outcome.answer().body();
            case "attempt" -> number(outcome.attempt());
            default -> lead.value(column);
        };
    }

    private static @Nullable BigDecimal number(@Nullable Integer value) {
        return value == null ? null : BigDecimal.valueOf(value);
    }

    @Override
    public boolean present(String column) {
        return value(column) != null;
    }

    @Override
    public boolean pending(String column) {
        return false;
    }
}
