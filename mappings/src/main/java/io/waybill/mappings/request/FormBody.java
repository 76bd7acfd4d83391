package io.waybill.mappings.request;

import io.waybill.mappings.template.Escaping;
import io.waybill.mappings.template.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A body's values as {@code key=value} pairs: nested keys with dots, lists as repeated keys, empty ones left out. */
final class FormBody {
    private FormBody() {}

    static String write(Object tree) {
        List<String> pairs = new ArrayList<>();
        collect("", tree, pairs);
        return String.join("&", pairs);
    }

    private static void collect(String key, Object value, List<String> pairs) {
        switch (value) {
            case Map<?, ?> map ->
                map.forEach((name, child) -> collect(key.isEmpty() ? name.toString() : key + "." + name, child, pairs));
            case Collection<?> list -> list.forEach(item -> collect(key, item, pairs));
            case BodyTree.Null nothing -> {
                // a form has no word for it
            }
            case BodyTree.Kept empty -> pairs.add(Escaping.URL.escape(key) + "=");
            default -> add(key, Values.text(value), pairs);
        }
    }

    private static void add(String key, String text, List<String> pairs) {
        if (!text.isEmpty()) {
            pairs.add(Escaping.URL.escape(key) + "=" + Escaping.URL.escape(text));
        }
    }
}
