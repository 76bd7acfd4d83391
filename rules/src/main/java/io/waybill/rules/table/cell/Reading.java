package io.waybill.rules.table.cell;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands in one column, made comparable.
 *
 * @param key what equality and order go by: folded text, a number (dates and times as their place on a number line), a day or yes/no; null
 *     when the value is missing or invalid
 * @param text as it stands there, empty when the key is null
 * @param present whether something stands there, valid or not
 * @param lists the uploaded lists that it is on
 */
public record Reading(@Nullable Object key, String text, boolean present, Set<String> lists) {
    /** Of something that is on no uploaded list. */
    public Reading(@Nullable Object key, String text, boolean present) {
        this(key, text, present, Set.of());
    }

    /** The same on these uploaded lists. */
    public Reading on(Set<String> uploaded) {
        return uploaded.isEmpty() ? this : new Reading(key, text, present, uploaded);
    }

    /** Reads a value as the column's type asks; a value of another type counts as invalid. */
    public static Reading of(CellType type, @Nullable Object value, boolean present) {
        if (value == null) {
            return new Reading(null, "", present);
        }
        Object key = key(type, value);
        return new Reading(key, key == null ? "" : text(value), true);
    }

    /** The value as text without letter case. */
    public String folded() {
        return key instanceof String folded ? folded : Fold.fold(text);
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : value.toString();
    }

    private static @Nullable Object key(CellType type, Object value) {
        return switch (type) {
            case TEXT -> Fold.fold(text(value));
            case NUMBER, STATUS -> value instanceof Number number ? number(number) : null;
            case BOOLEAN -> value instanceof Boolean ? value : null;
            case DATE -> value instanceof LocalDate date ? place(date) : null;
            case TIME -> value instanceof LocalTime time ? place(time) : null;
            case DAY -> value instanceof DayOfWeek ? value : null;
            case OPEN -> value instanceof Number number ? number(number) : openKey(value);
        };
    }

    /** Enhancements often send numbers and yes/no as text: what looks like one is one, in cells and values alike. */
    static Object openKey(Object value) {
        return value instanceof Boolean ? value : Literal.open(value.toString());
    }

    /** The date's place on the number line. */
    public static BigDecimal place(LocalDate date) {
        return key(BigDecimal.valueOf(date.toEpochDay()));
    }

    static BigDecimal place(LocalTime time) {
        return key(BigDecimal.valueOf(time.toNanoOfDay()));
    }

    /** Equal numbers as equal keys: 5 and 5.00. */
    static BigDecimal key(BigDecimal number) {
        return number.stripTrailingZeros();
    }

    private static BigDecimal number(Number number) {
        return key(number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString()));
    }
}
