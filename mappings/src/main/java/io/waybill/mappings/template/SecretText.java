package io.waybill.mappings.template;

import com.google.re2j.Matcher;
import io.waybill.mappings.yaml.Loading;
import io.waybill.mappings.yaml.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Text of a mapping file in which secrets are set apart from what the author wrote, so that they can be masked and never take part in
 * template syntax. Marks stand for the secrets; they are made only here, at load, and never looked for in lead data.
 */
public final class SecretText {
    static final String MASK = "***";
    private static final char OPEN = '\uE000';
    private static final char CLOSE = '\uE001';

    private final String marked;
    private final Map<String, String> values;

    private SecretText(String marked, Map<String, String> values) {
        this.marked = marked;
        this.values = Map.copyOf(values);
    }

    /** Looks up every {@code ${NAME}}; one that is not set is a problem. */
    public static SecretText of(String text, Place place, Loading loading) {
        Matcher found = Loading.SECRET.matcher(text);
        Map<String, String> values = new LinkedHashMap<>();
        StringBuilder marked = new StringBuilder();
        int done = 0;
        while (found.find()) {
            values.put(found.group(1), loading.reveal(place, found.group()));
            marked.append(withoutMarks(text.substring(done, found.start())));
            marked.append(OPEN).append(found.group(1)).append(CLOSE);
            done = found.end();
        }
        return new SecretText(marked.append(withoutMarks(text.substring(done))).toString(), values);
    }

    /** Text without secrets. */
    public static SecretText plain(String text) {
        return new SecretText(withoutMarks(text), Map.of());
    }

    boolean holdsSecret() {
        return !values.isEmpty();
    }

    /** The author's text, secrets as marks. */
    String marked() {
        return marked;
    }

    /** A piece of the marked text, cut at its secrets. */
    List<Part> parts(String piece) {
        List<Part> parts = new ArrayList<>();
        int done = 0;
        for (int open = piece.indexOf(OPEN); open >= 0; open = piece.indexOf(OPEN, done)) {
            int close = piece.indexOf(CLOSE, open);
            parts.add(new Part(piece.substring(done, open), false));
            parts.add(new Part(values.getOrDefault(piece.substring(open + 1, close), ""), true));
            done = close + 1;
        }
        parts.add(new Part(piece.substring(done), false));
        return List.copyOf(parts);
    }

    private static String withoutMarks(String text) {
        return text.replace(String.valueOf(OPEN), "").replace(String.valueOf(CLOSE), "");
    }

    /** A stretch of text; its {@code toString} hides a secret. */
    record Part(String text, boolean secret) {
        static String join(List<Part> parts, Escaping escaping, Secrecy secrecy) {
            StringBuilder out = new StringBuilder();
            for (Part part : parts) {
                out.append(part.secret ? escaping.escape(secrecy == Secrecy.SHOWN ? part.text : MASK) : part.text);
            }
            return out.toString();
        }

        @Override
        public String toString() {
            return secret ? MASK : text;
        }
    }

    @Override
    public String toString() {
        return Part.join(parts(marked), Escaping.NONE, Secrecy.MASKED);
    }
}
