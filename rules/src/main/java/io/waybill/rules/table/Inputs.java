package io.waybill.rules.table;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the conditions of a table read, by column name. */
public interface Inputs {
    /** The typed value: {@code String}, {@code BigDecimal} (or any other number), {@code Boolean}, {@code LocalDate}, {@code LocalTime}, {@code DayOfWeek}; null when missing or invalid. */
    @Nullable
    Object value(String column);

    /** Whether something stands there, valid or not. */
    boolean present(String column);

    /** Whether the value may still come (data of an enhancement not asked yet): a row that reads it is held back. */
    boolean pending(String column);

    /** The uploaded lists that what stands there is on, of those that conditions name. */
    default Set<String> lists(String column) {
        return Set.of();
    }
}
