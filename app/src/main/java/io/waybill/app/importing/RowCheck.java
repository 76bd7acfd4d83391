package io.waybill.app.importing;

import io.waybill.app.digest.Sha256;
import io.waybill.app.routing.ReceivedLead;
import io.waybill.mappings.field.FieldValue;
import io.waybill.rules.flow.FieldSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is to be said of a row's lead before it is stored. Remembers a hash of each, to tell rows that say the same. For one thread. */
final class RowCheck {
    private static final int HASH = 15;

    private final Map<Long, Integer> seen = new HashMap<>();

    /** Why it cannot be a lead of its flow: a required field is missing or invalid. Null when it can. */
    static @Nullable String findFault(ReceivedLead lead) {
        for (FieldSpec field : lead.flow().rules().flow().fields().values()) {
            FieldValue value = lead.fields().get(field.name());
            if (field.required() && value == null) {
                return field.name() + " is missing";
            }
            if (field.required() && value != null && !value.valid()) {
                return field.name() + " is not a valid " + field.type();
            }
        }
        return lead.fields().isEmpty() ? "No column has a field of the flow" : null;
    }

    /** What somebody may want to mend: values that do not parse, and an earlier row that says the same. */
    String notes(int row, ReceivedLead lead) {
        List<String> notes = new ArrayList<>();
        new TreeMap<>(lead.fields()).forEach((name, value) -> {
            if (!value.valid()) {
                notes.add(name + " is not a valid " + value.type());
            }
        });
        Integer same = seen.putIfAbsent(fingerprint(lead), row);
        if (same != null) {
            notes.add("the same as row " + same);
        }
        return String.join(", ", notes);
    }

    private static long fingerprint(ReceivedLead lead) {
        Sha256 hash = new Sha256();
        new TreeMap<>(lead.fields()).forEach((name, value) -> {
            String normal = value.normal();
            hash.add(name).add(normal == null ? value.raw() : normal);
        });
        return Long.parseLong(hash.hex().substring(0, HASH), 16);
    }
}
