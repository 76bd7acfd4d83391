package io.waybill.mappings.request;

import com.google.re2j.Pattern;
import io.waybill.mappings.template.Escaping;
import io.waybill.mappings.yaml.Keys;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads headers by name and refuses those that would break the request. */
final class HeaderReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Set<String> OURS =
            Set.of("content-length", "transfer-encoding", "connection", "content-encoding");

    private HeaderReader() {}

    static Map<String, PlacedLeaf> read(Keys keys, LeafReader leaves) {
        Map<String, PlacedLeaf> headers = new LinkedHashMap<>();
        leaves.readAll(keys, Escaping.NONE).forEach((name, leaf) -> {
            if (isUsable(keys, name)) {
                headers.put(name, leaf);
            }
        });
        return headers;
    }

    static boolean isUsable(Keys keys, String name) {
        if (!NAME.matches(name)) {
            keys.problem(name, "(%s) cannot be a header's name. Maybe letters, digits and - only.".formatted(name));
            return false;
        }
        if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
            keys.problem(
                    name,
                    "The header (%s) follows from the body and cannot be set. Maybe leave it out.".formatted(name));
            return false;
        }
        return true;
    }
}
