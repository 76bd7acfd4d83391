package io.waybill.mappings.source;

import io.waybill.mappings.terms.Cap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who may send leads, and what they call things ({@code mappings/sources/<id>.yaml}).
 *
 * @param flows the flows it may send to
 * @param auth how it proves itself
 * @param fields their field name to ours
 * @param values our field name to (their value to ours)
 * @param defaults our field name to the value used when nothing was sent
 * @param limits by door ({@code submit}, {@code ping}, and {@code address} for each caller), leads per second
 * @param test every lead of this source is a test lead
 * @param cors origins whose pages may post, {@code *} for all
 * @param copies their field name to ours beyond the first: one of theirs may fill several
 * @param constants our field name to the value it always has, whatever was sent
 * @param bursts by door as in {@code limits}, how many leads may come at once
 * @param caps how many of its leads buyers get in a period, and what they pay for them
 */
public record SourceMapping(
        String id,
        String name,
        List<String> flows,
        Auth auth,
        Map<String, String> fields,
        Map<String, Map<String, String>> values,
        Map<String, String> defaults,
        Map<String, Double> limits,
        boolean test,
        List<String> cors,
        Map<String, List<String>> copies,
        Map<String, String> constants,
        Map<String, Double> bursts,
        List<Cap> caps) {
    public SourceMapping {
        flows = List.copyOf(flows);
        fields = Map.copyOf(fields);
        values = Map.copyOf(values);
        defaults = Map.copyOf(defaults);
        limits = Map.copyOf(limits);
        cors = List.copyOf(cors);
        copies = Map.copyOf(copies);
        constants = Map.copyOf(constants);
        bursts = Map.copyOf(bursts);
        caps = List.copyOf(caps);
    }

    /** A source that may send any number of leads. */
    public SourceMapping(
            String id,
            String name,
            List<String> flows,
            Auth auth,
            Map<String, String> fields,
            Map<String, Map<String, String>> values,
            Map<String, String> defaults,
            Map<String, Double> limits,
            boolean test,
            List<String> cors,
            Map<String, List<String>> copies,
            Map<String, String> constants,
            Map<String, Double> bursts) {
        this(id, name, flows, auth, fields, values, defaults, limits, test, cors, copies, constants, bursts, List.of());
    }

    /**
     * Translates what this source sent into our names and values.
     *
     * @param body names to text, numbers, booleans, lists or maps (whose names join with dots); of a list the last value counts
     * @return our field name to raw text, in the order sent; names we do not rename stay
     */
    public Map<String, String> apply(Map<String, ?> body) {
        return new Translation(this).apply(body);
    }

    /** How many leads may come at once through the door; 1 where nothing is said. */
    public double burst(String door) {
        return Math.max(1, bursts.getOrDefault(door, limits.getOrDefault(door, 1.0)));
    }

    /** How a source proves itself. */
    public sealed interface Auth {
        /** Open to anyone who knows the address. */
        record None() implements Auth {}

        /** {@code X-API-Key: <key>}, or {@code Authorization: Basic API:<key>}. */
        record ApiKey(@Nullable String key) implements Auth {}

        /** {@code Authorization: Basic username:password}. */
        record Basic(String username, @Nullable String password) implements Auth {}

        /** {@code Authorization: Bearer token}. */
        record Bearer(@Nullable String token) implements Auth {}
    }
}
