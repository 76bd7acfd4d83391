package io.waybill.mappings;

import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a recipient's {@code suppress:}. */
final class SuppressReader {
    private SuppressReader() {}

    static List<Suppression> read(Keys keys) {
        List<Suppression> all = new ArrayList<>();
        for (Keys each : keys.maps("suppress", "{ list: customers, field: email }")) {
            Suppression suppression = read(each, keys);
            if (suppression != null) {
                all.add(suppression);
            }
        }
        return all;
    }

    private static @Nullable Suppression read(Keys keys, Keys recipient) {
        String list = keys.findText("list");
        String field = keys.findText("field");
        keys.refuseOthers();
        if (list == null || field == null) {
            recipient.problem(
                    "suppress", "Both (list) and (field) are needed. Maybe { list: customers, field: email }.");
            return null;
        }
        Vocabulary words = keys.loading().vocabulary();
        Set<String> lists = words.lists();
        if (lists != null && !lists.contains(list)) {
            keys.refuse("list", "names a list that is not there. " + Nearest.maybe(list, lists));
        }
        String mistake = words.findMistake(List.of(field.split("\\.", 2)));
        if (mistake != null) {
            keys.problem("field", mistake);
        }
        return new Suppression(list, field);
    }
}
