package io.waybill.app.duplicates;

import io.waybill.db.keyed.KeyedHash;
import io.waybill.mappings.field.FieldValue;
import io.waybill.rules.flow.DuplicateCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns the values that checks compare into keyed hashes: equal for the same fields with the same normal forms, letter case aside. */
record ValueHashes(Arrival lead, KeyedHash hash) {
    /** One hash for each way in which the check can find somebody; a missing or invalid value has none. */
    List<String> of(DuplicateCheck check) {
        List<String> hashes = new ArrayList<>();
        for (List<String> together : groups(check)) {
            String values = values(together);
            if (values != null) {
                hashes.add(hash.of(values));
            }
        }
        return hashes;
    }

    private static List<List<String>> groups(DuplicateCheck check) {
        return check.all()
                ? List.of(check.fields().stream().sorted().toList())
                : check.fields().stream().map(List::of).toList();
    }

    private @Nullable String values(List<String> fields) {
        var text = new StringBuilder(lead.test() ? "test" : "lead");
        for (String field : fields) {
            String value = value(field);
            if (value == null) {
                return null;
            }
            text.append('\n')
                    .append(field)
                    .append('\n')
                    .append(value.length())
                    .append('\n')
                    .append(value);
        }
        return text.toString();
    }

    private @Nullable String value(String column) {
        FieldValue whole = lead.fields().get(column);
        if (whole != null) {
            return whole.valid() ? folded(whole.normal()) : null;
        }
        int dot = column.lastIndexOf('.');
        FieldValue field = dot < 0 ? null : lead.fields().get(column.substring(0, dot));
        return field == null || !field.valid()
                ? null
                : folded(Objects.toString(field.parts().get(column.substring(dot + 1)), null));
    }

    private static @Nullable String folded(@Nullable String normal) {
        return normal == null || normal.isBlank() ? null : normal.toLowerCase(Locale.ROOT);
    }
}
