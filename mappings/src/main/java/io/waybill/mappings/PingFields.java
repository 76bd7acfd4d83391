package io.waybill.mappings;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.YamlValue;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Checks that nothing of a lead leaves in a ping but what its body names: a person's name in a header would be as well known as in the body. */
final class PingFields {
    private static final List<String> AROUND = List.of("url", "headers", "auth");

    /** A field with its parts; or the lead as a whole, without a field. */
    private static final Pattern FIELD = Pattern.compile("\\b(?:lead(?:\\.[A-Za-z_][A-Za-z0-9_]*)?|appended)\\b");

    private static final Set<String> HARMLESS = Set.of("lead.id");

    private PingFields() {}

    /** Reports every field around the body of a ping that is not in it. A ping without a body says all it has in its address. */
    static void check(Keys ping, Keys recipient) {
        YamlValue auth = recipient.section().entries().get("auth");
        if (auth != null
                && Inheritance.isTemplate(auth)
                && !ping.section().entries().containsKey("auth")) {
            ping.problem(
                    "auth",
                    "The recipient's auth has an expression and is not handed down, as it could print a lead. Maybe give ping an auth of its own.");
        }
        YamlValue body = ping.section().entries().get("body");
        if (body == null) {
            return;
        }
        Set<String> named = fields(body);
        for (String key : AROUND) {
            YamlValue around = ping.section().entries().get(key);
            if (around != null) {
                Set<String> more = fields(around);
                more.removeAll(named);
                more.removeAll(HARMLESS);
                more.forEach(field -> ping.problem(
                        key,
                        "(%s) is not in the body, and only what is there may leave in a ping. Maybe add it to the body."
                                .formatted(field)));
            }
        }
    }

    private static Set<String> fields(YamlValue value) {
        Set<String> fields = new TreeSet<>();
        switch (value) {
            case YamlValue.Text text -> {
                Matcher found = FIELD.matcher(Inheritance.isTemplate(text) ? text.text() : "");
                while (found.find()) {
                    fields.add(found.group());
                }
            }
            case YamlValue.Section section -> section.entries().values().forEach(below -> fields.addAll(fields(below)));
            case YamlValue.Items items -> items.values().forEach(below -> fields.addAll(fields(below)));
        }
        return fields;
    }
}
