package io.waybill.mappings.request;

import io.waybill.mappings.template.Values;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A body's values as {@code key=value} pairs: nested keys with dots, lists as repeated keys, empty ones left out. */
final class FormBody {
    private final Charset charset;

    private FormBody(Charset charset) {
        this.charset = charset;
    }

    static String write(Object tree, Charset charset) {
        List<String> pairs = new ArrayList<>();
        new FormBody(charset).collect("", tree, pairs);
        return String.join("&", pairs);
    }

    private void collect(String key, Object value, List<String> pairs) {
        switch (value) {
            case Map<?, ?> map ->
                map.forEach((name, child) -> collect(key.isEmpty() ? name.toString() : key + "." + name, child, pairs));
            case Collection<?> list -> list.forEach(item -> collect(key, item, pairs));
            case BodyTree.Null nothing -> {
                // a form has no word for it
            }
            case BodyTree.Kept empty -> pairs.add(escape(key) + "=");
            default -> add(key, Values.text(value), pairs);
        }
    }

    private void add(String key, String text, List<String> pairs) {
        if (!text.isEmpty()) {
            pairs.add(escape(key) + "=" + escape(text));
        }
    }

    /** In the body's own character set, as a page in that set would post it. */
    private String escape(String text) {
        return URLEncoder.encode(text, charset).replace("+", "%20").replace("%7E", "~");
    }
}
