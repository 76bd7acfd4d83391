package io.waybill.app.intake;

import java.net.URLDecoder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code a=1&b=2}, of bodies and query strings. Repeated keys make lists, square brackets mean nothing. */
final class FormBody {
    private FormBody() {}

    /**
     * A body: keys with numbers at the end ({@code phones.0}) are members of a list.
     *
     * @param bytes the text, one character a byte (ISO 8859-1)
     * @param charset what the bytes behind the escapes mean
     */
    static Parsed parse(String bytes, Charset charset) {
        Map<String, Object> fields = pairs(bytes, charset);
        if (fields == null) {
            return new Parsed.Malformed(
                    "The body does not contain valid form data: a percent sign without two hex digits, or bytes that are not "
                            + charset.name());
        }
        if (fields.keySet().stream().anyMatch(FormBody::tooDeep)) {
            return new Parsed.Malformed("The body's form data is nested deeper than %d levels".formatted(Tree.DEEPEST));
        }
        return new Parsed.Tree(lists(fields));
    }

    /** The pairs in order, keys as they are; null when an escape is cut off or does not decode. */
    static @Nullable Map<String, Object> pairs(String bytes, Charset charset) {
        Map<String, Object> fields = new LinkedHashMap<>();
        try {
            for (String pair : bytes.split("&", -1)) {
                if (!pair.isEmpty()) {
                    int equals = pair.indexOf('=');
                    String name = equals < 0 ? pair : pair.substring(0, equals);
                    String value = equals < 0 ? "" : pair.substring(equals + 1);
                    Tree.add(fields, decode(name, charset), decode(value, charset));
                }
            }
        } catch (CharacterCodingException | IllegalArgumentException malformed) {
            return null;
        }
        return fields;
    }

    private static String decode(String escaped, Charset charset) throws CharacterCodingException {
        // As ISO 8859-1 every escape is one character, so that the bytes can be decoded strictly afterwards.
        byte[] bytes = URLDecoder.decode(escaped, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
        return BodyText.decode(bytes, charset);
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
