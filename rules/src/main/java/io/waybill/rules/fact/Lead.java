package io.waybill.rules.fact;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lead as rules read it: a read-only map from field name (or part, {@code phone_1.area}) to typed value, so that DRL may say
 * {@code lead["state"]}; a missing or invalid field is null.
 *
 * <p>Values are {@code String}, {@code BigDecimal}, {@code Boolean}, {@code LocalDate} or {@code LocalTime}. Immutable.
 */
public final class Lead extends AbstractMap<String, Object> {
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

    @Override
    public @Nullable Object get(Object name) {
        return values.get(name);
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
    public Set<Entry<String, Object>> entrySet() {
        return values.entrySet();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Lead lead && lead.id.equals(id);
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
