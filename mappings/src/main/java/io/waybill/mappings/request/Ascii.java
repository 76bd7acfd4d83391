package io.waybill.mappings.request;

import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Text for those who read ASCII only: letters lose their accents, what has no relative becomes {@code ?}. */
final class Ascii {
    private static final Map<Integer, String> RELATIVES = Map.ofEntries(
            Map.entry((int) '‘', "'"),
            Map.entry((int) '’', "'"),
            Map.entry((int) '“', "\""),
            Map.entry((int) '”', "\""),
            Map.entry((int) '–', "-"),
            Map.entry((int) '—', "-"),
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'Æ', "AE"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'Œ', "OE"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'Ø', "O"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'Ł', "L"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'Đ', "D"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'Þ', "Th"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) '€', "EUR"));

    private Ascii() {}

    static String of(String text) {
        if (text.chars().allMatch(sign -> sign < 0x80)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKD).codePoints().forEach(sign -> append(out, sign));
        return out.toString();
    }

    /** The same for every text in a tree of values; names stay. */
    static Object inside(Object value) {
        return switch (value) {
            case String text -> of(text);
            case Map<?, ?> map -> {
                Map<Object, Object> changed = new LinkedHashMap<>();
                map.forEach((name, child) -> changed.put(name, inside(child)));
                yield changed;
            }
            case Collection<?> list -> list.stream().map(Ascii::inside).toList();
            default -> value;
        };
    }

    private static void append(StringBuilder out, int sign) {
        if (sign < 0x80) {
            out.appendCodePoint(sign);
        } else if (Character.getType(sign) != Character.NON_SPACING_MARK) {
            out.append(RELATIVES.getOrDefault(sign, "?"));
        }
    }
}
