package io.waybill.app.intake;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads {@code a=1&b=2}, of bodies and query strings. Repeated keys make lists, square brackets mean nothing. */
final class FormBody {
    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9a-fA-F]{2})");

    private FormBody() {}

    /**
     * A body: keys with numbers at the end ({@code phones.0}) are members of a list.
     *
     * @param bytes the text, one character a byte (ISO 8859-1)
     * @param charset what the bytes behind the escapes mean
     */
    static Parsed parse(String bytes, Charset charset) {
        Map<String, Object> fields = pairs(bytes, charset);
        if (fields.keySet().stream().anyMatch(FormBody::tooDeep)) {
            return new Parsed.Malformed("The body's form data is nested deeper than %d levels".formatted(Tree.DEEPEST));
        }
        Set<String> names = Set.copyOf(fields.keySet());
        fields.keySet().removeIf(name -> isBelowAnother(name, names));
        return new Parsed.Tree(lists(fields));
    }

    /** The pairs in order, keys as they are. */
    static Map<String, Object> pairs(String bytes, Charset charset) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String pair : bytes.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                Tree.add(fields, decode(name, charset), decode(value, charset));
            }
        }
        return fields;
    }

    /** A percent sign that begins no escape means itself: people type "100%" into links. */
    static String escapeStrayPercents(String text) {
        return text.indexOf('%') < 0 ? text : STRAY_PERCENT.matcher(text).replaceAll("%25");
    }

    private static String decode(String escaped, Charset charset) {
        // As ISO 8859-1 every escape is one character, so that the bytes can be decoded by themselves afterwards.
        byte[] bytes = URLDecoder.decode(escapeStrayPercents(escaped), StandardCharsets.ISO_8859_1)
                .getBytes(StandardCharsets.ISO_8859_1);
        return BodyText.decode(bytes, charset);
    }

    /** What has a value of its own has nothing below it: {@code a=1&a.b=2} is only {@code a}. */
    private static boolean isBelowAnother(String name, Set<String> names) {
        return IntStream.range(1, name.length())
                .anyMatch(i -> name.charAt(i) == '.' && names.contains(name.substring(0, i)));
    }

    private static boolean tooDeep(String key) {
        return key.chars().filter(c -> c == '.').count() >= Tree.DEEPEST;
    }

    private static Map<String, Object> lists(Map<String, Object> fields) {
        Map<String, Object> folded = new LinkedHashMap<>();
        Map<String, TreeMap<Long, Object>> members = new LinkedHashMap<>();
        fields.forEach((key, value) -> {
            int dot = key.lastIndexOf('.');
            if (dot > 0 && key.substring(dot + 1).matches("[0-9]{1,9}")) {
                members.computeIfAbsent(key.substring(0, dot), list -> new TreeMap<>())
                        .put(Long.parseLong(key.substring(dot + 1)), value);
            } else {
                folded.put(key, value);
            }
        });
        members.forEach((key, list) ->
                list.values().forEach(value -> Tree.add(folded, key, new Tree.Values().with(value))));
        return folded;
    }
}
