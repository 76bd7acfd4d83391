package io.waybill.rules.fact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lead as rules read it: typed values by field name or part ({@code phone_1.area}). DRL says {@code Lead( this["state"] == "CA" )} or
 * {@code $lead["state"]}; a missing or invalid field is null and meets no condition. Immutable.
 *
 * <p>Values are {@code String}, {@code BigDecimal}, {@code Boolean}, {@code LocalDate}, {@code LocalTime} or {@code DayOfWeek}.
 */
public final class Lead {
    private final String id;
    private final int random;
    private final Map<String, Object> values;
    private final Map<String, String> invalid;

    /**
     * @param random chance as a fact: 1 to 100, fixed for the lead
     * @param values valid fields and their parts, typed
     * @param invalid raw text of the fields that did not parse
     */
    public Lead(String id, int random, Map<String, Object> values, Map<String, String> invalid) {
        this.id = id;
        this.random = random;
        this.values = Map.copyOf(values);
        this.invalid = Map.copyOf(invalid);
    }

    public String id() {
        return id;
    }

    public String getId() {
        return id;
    }

    /** Chance as a fact: 1 to 100, the same for the lead's whole life. */
    public int getRandom() {
        return random;
    }

    /** The typed value; null when missing or invalid. */
    public @Nullable Object get(String field) {
        return values.get(field);
    }

    /** The value of a text field; null when it is missing, invalid or not a text. */
    public @Nullable String text(String field) {
        return values.get(field) instanceof String text ? text : null;
    }

    /** As {@link #text}, but empty instead of null. */
    public String textOrEmpty(String field) {
        return values.get(field) instanceof String text ? text : "";
    }

    /** The value of a number field; null when it is missing, invalid or not a number. */
    public @Nullable BigDecimal number(String field) {
        return values.get(field) instanceof BigDecimal number ? number : null;
    }

    /** The value of a boolean field; null when it is missing, invalid or not a boolean. */
    public @Nullable Boolean yes(String field) {
        return values.get(field) instanceof Boolean yes ? yes : null;
    }

    /** The value of a date field; null when it is missing, invalid or not a date. */
    public @Nullable LocalDate date(String field) {
        return values.get(field) instanceof LocalDate date ? date : null;
    }

    /** The value of a time field; null when it is missing, invalid or not a time. */
    public @Nullable LocalTime time(String field) {
        return values.get(field) instanceof LocalTime time ? time : null;
    }

    /** Whether the source sent something for the field, valid or not. */
    public boolean present(String field) {
        return values.containsKey(field) || invalid.containsKey(field);
    }

    /** The raw text of a field that did not parse; null when the field is valid or missing. */
    public @Nullable String invalid(String field) {
        return invalid.get(field);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Lead lead
                && lead.id.equals(id)
                && lead.random == random
                && lead.values.equals(values)
                && lead.invalid.equals(invalid);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Without personal data: only the id. */
    @Override
    public String toString() {
        return "Lead(" + id + ")";
    }
}
