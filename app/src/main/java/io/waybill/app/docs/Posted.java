package io.waybill.app.docs;

import io.waybill.app.intake.Entry;
import io.waybill.mappings.source.SourceMapping;
import io.waybill.rules.flow.FieldSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A field as the source may send it.
 *
 * @param names what the source calls it, at least one name
 * @param field the flow's own
 */
record Posted(List<String> names, FieldSpec field) {
    /** Enough to show how it is done. */
    private static final int OPTIONAL_IN_SAMPLE = 5;

    Posted {
        names = List.copyOf(names);
    }

    /** Every field that the source may send: what has a constant is not for it to say. */
    static List<Posted> of(Entry entry) {
        SourceMapping source = entry.source();
        List<Posted> posted = new ArrayList<>();
        for (FieldSpec field : entry.flow().rules().flow().fields().values()) {
            if (!source.constants().containsKey(field.name())) {
                posted.add(new Posted(names(source, field.name()), field));
            }
        }
        return posted;
    }

    private static List<String> names(SourceMapping source, String ours) {
        List<String> theirs = new ArrayList<>();
        source.fields().forEach((name, field) -> {
            if (field.equals(ours)
                    || source.copies().getOrDefault(name, List.of()).contains(ours)) {
                theirs.add(name);
            }
        });
        source.copies().forEach((name, fields) -> {
            if (fields.contains(ours) && !theirs.contains(name)) {
                theirs.add(name);
            }
        });
        theirs.sort(null);
        return theirs.isEmpty() ? List.of(ours) : theirs;
    }

    String name() {
        return names.getFirst();
    }

    String example() {
        return TypeHelp.of(field.type()).example();
    }

    /** A lead to show: what is required and the first of the rest, in the order of the flow. */
    static Map<String, String> sample(List<Posted> all) {
        Map<String, String> sample = new LinkedHashMap<>();
        int optional = 0;
        for (Posted posted : all) {
            if (posted.field().required() || optional++ < OPTIONAL_IN_SAMPLE) {
                sample.putIfAbsent(posted.name(), posted.example());
            }
        }
        return sample;
    }
}
