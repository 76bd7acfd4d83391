package io.waybill.mappings.template;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The plain values templates work with, and how they print. */
public final class Values {
    /** A number longer than this when written out is printed with an exponent. */
    private static final int MAX_PLAIN_DIGITS = 100;

    private Values() {}

    /** The value as text: numbers plain, lists joined with ", ". */
    public static String text(Object value) {
        return switch (value) {
            case String text -> text;
            case BigDecimal number -> plain(number);
            case Double number when Double.isFinite(number) -> plain(stripped(BigDecimal.valueOf(number)));
            case Collection<?> list -> list.stream().map(Values::textOrEmpty).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }

    /** The value as text; nothing is empty. */
    public static String textOrEmpty(@Nullable Object value) {
        return value == null ? "" : text(value);
    }

    /** The value of a whole leaf as body trees know it: text, {@code BigDecimal}, {@code Boolean}, list or map of these, or null. */
    static @Nullable Object typed(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Boolean flag -> flag;
            case BigDecimal number -> number;
            case Double number when Double.isFinite(number) -> stripped(BigDecimal.valueOf(number));
            case Double number -> null;
            case Number number -> new BigDecimal(number.toString());
            case List<?> list -> list.stream().map(Values::typedOrEmpty).toList();
            case Map<?, ?> map -> map;
            default -> value.toString();
        };
    }

    /** A decimal written out, unless it would fill a page. */
    public static String plain(BigDecimal number) {
        boolean absurd = Math.abs((long) number.scale()) + number.precision() > MAX_PLAIN_DIGITS;
        return absurd ? number.toString() : number.toPlainString();
    }

    private static Object typedOrEmpty(@Nullable Object value) {
        Object typed = typed(value);
        return typed == null ? "" : typed;
    }

    /** Without zeros behind the point, and without an exponent. */
    public static BigDecimal stripped(BigDecimal number) {
        BigDecimal exact = number.stripTrailingZeros();
        return exact.scale() < 0 && exact.scale() > -MAX_PLAIN_DIGITS ? exact.setScale(0) : exact;
    }
}
