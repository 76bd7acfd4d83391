package io.waybill.rules.evaluate;

import io.waybill.rules.fact.Duplicate;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What tables read of earlier leads of the same person: {@code duplicate.<check>} and, behind another dot, its details. */
record DuplicateInputs(List<Duplicate> duplicates) {
    static final String PREFIX = "duplicate.";

    /** A check that found nobody says no and counts none; what there is not is missing. */
    @Nullable
    Object value(String column) {
        int dot = column.indexOf('.', PREFIX.length());
        String check = column.substring(PREFIX.length(), dot < 0 ? column.length() : dot);
        Duplicate found = duplicates.stream()
                .filter(duplicate -> duplicate.name().equals(check))
                .findFirst()
                .orElse(null);
        return switch (dot < 0 ? "" : column.substring(dot + 1)) {
            case "" -> found != null;
            case "count" -> found == null ? BigDecimal.ZERO : BigDecimal.valueOf(found.count());
            case "days" -> found == null ? null : BigDecimal.valueOf(found.days());
            case "source" -> found == null ? null : found.source();
            case "sold" -> found != null && found.sold();
            default -> null;
        };
    }
}
