package io.waybill.mappings.source;

import io.waybill.mappings.Vocabulary;
import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names in a source's file.
 *
 * @param first their field name to ours
 * @param copies their field name to further ones of ours
 */
record SourceFields(Keys keys, Map<String, String> first, Map<String, List<String>> copies) {

    /** Reads {@code fields: { theirs: ours, theirs: [ours, ours] }}. */
    static SourceFields read(Keys keys) {
        Map<String, String> first = new LinkedHashMap<>();
        Map<String, List<String>> copies = new LinkedHashMap<>();
        Keys below = keys.findKeys("fields");
        if (below != null) {
            for (String theirs : below.names()) {
                List<String> ours = below.texts(theirs);
                ours.forEach(name -> checkTarget(below, theirs, name));
                if (!ours.isEmpty()) {
                    first.put(theirs, ours.getFirst());
                }
                if (ours.size() > 1) {
                    copies.put(theirs, List.copyOf(ours.subList(1, ours.size())));
                }
            }
        }
        return new SourceFields(keys, first, copies);
    }

    /** A map by our names. */
    Map<String, String> checked(String key) {
        Map<String, String> texts = keys.textMap(key);
        Keys below = texts.isEmpty() ? null : keys.findKeys(key);
        if (below != null) {
            texts.keySet().forEach(name -> checkName(below, name));
        }
        return texts;
    }

    /** Reports a name of ours that stands as a key and is nearly that of a field. */
    static void checkName(Keys below, String name) {
        checkTarget(below, name, name);
    }

    /**
     * A field that no flow has is dropped, as it is when it is sent; a source may well serve flows to come. But a name that is nearly that of a field
     * is a slip.
     */
    private static void checkTarget(Keys below, String key, String name) {
        Set<String> known = fieldNames(below.loading().vocabulary());
        if (!known.isEmpty() && !known.contains(name)) {
            String maybe = Nearest.maybe(name, known);
            if (!maybe.isEmpty() && isSlip(name, known)) {
                below.problem(key, "No flow has a field (%s). %s".formatted(name, maybe));
            }
        }
    }

    private static Set<String> fieldNames(Vocabulary vocabulary) {
        Set<String> known = new TreeSet<>();
        vocabulary.flows().values().forEach(flow -> known.addAll(flow.keySet()));
        return known;
    }

    /** The same letters in another order or case, or one letter too many, too few or wrong; {@code phone_2} is no slip of {@code phone_1}. */
    private static boolean isSlip(String name, Set<String> known) {
        return known.stream()
                .anyMatch(
                        field -> sorted(name).equals(sorted(field)) || isOneOff(name, field) || isOneOff(field, name));
    }

    private static String sorted(String name) {
        return name.toLowerCase(Locale.ROOT)
                .chars()
                .filter(Character::isLetterOrDigit)
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Whether the longer one, without one of its letters, is the shorter. */
    private static boolean isOneOff(String longer, String shorter) {
        if (longer.length() != shorter.length() + 1) {
            return false;
        }
        for (int i = 0; i < longer.length(); i++) {
            boolean letter = Character.isLetter(longer.charAt(i));
            if (letter && (longer.substring(0, i) + longer.substring(i + 1)).equals(shorter)) {
                return true;
            }
        }
        return false;
    }
}
