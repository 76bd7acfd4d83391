package io.waybill.app.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Nested fields as bodies have them, and the flat dotted names that sources and flows speak of. */
final class Tree {
    /** How deep bodies may nest. */
    static final int DEEPEST = 64;

    /** No field is called something this long; without a limit, many members under long names would fill the memory. */
    private static final int LONGEST_NAME = 500;

    private Tree() {}

    /** Several values under one name; members are texts, maps and further values. Grows in place, or many repeats would take for ever. */
    record Values(List<Object> members) {
        Values() {
            this(new ArrayList<>());
        }

        Values with(Object value) {
            if (value instanceof Values(List<Object> more)) {
                members.addAll(more);
            } else {
                members.add(value);
            }
            return this;
        }

        boolean areTexts() {
            return members.stream().allMatch(String.class::isInstance);
        }
    }

    /** Puts a value; a name that has one already gets several. */
    static void add(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value == null) {
            return;
        }
        Object present = fields.get(name);
        switch (present) {
            case null -> fields.put(name, value);
            case Values values -> values.with(value);
            default -> fields.put(name, new Values().with(present).with(value));
        }
    }

    /** Dotted names to texts or lists of texts. A list of texts keeps its name; members of other lists are numbered from 0. */
    static Map<String, Object> flatten(Map<String, Object> fields) {
        Map<String, Object> flat = new LinkedHashMap<>();
        fields.forEach((name, value) -> flatten(name, value, flat));
        Map<String, Object> named = new LinkedHashMap<>();
        flat.forEach((name, value) ->
                named.put(wellFormed(name), value instanceof Values(List<Object> texts) ? List.copyOf(texts) : value));
        return named;
    }

    private static void flatten(String name, Object value, Map<String, Object> flat) {
        if (name.length() > LONGEST_NAME) {
            flat.put(name.substring(0, LONGEST_NAME), "");
            return;
        }
        switch (value) {
            case Map<?, ?> children -> children.forEach((child, inner) -> flatten(name + "." + child, inner, flat));
            case Values values
            when values.areTexts() -> values.members().forEach(text -> add(flat, name, wellFormed(text.toString())));
            case Values values -> {
                for (int i = 0; i < values.members().size(); i++) {
                    flatten(name + "." + i, values.members().get(i), flat);
                }
            }
            default -> add(flat, name, wellFormed(value.toString()));
        }
    }

    /** Halves of characters outside the basic plane cannot be stored; each becomes the replacement character. */
    private static String wellFormed(String text) {
        if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return text;
        }
        return text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
