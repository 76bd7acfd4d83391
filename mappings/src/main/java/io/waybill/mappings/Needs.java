package io.waybill.mappings;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.waybill.mappings.field.FieldValue;
import io.waybill.mappings.template.TemplateData;
import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and checks {@code needs:}: the fields without which there is no point in asking. */
final class Needs {
    private static final Pattern EXPRESSION =
            Pattern.compile("\\s*\\{\\{\\s*lead\\.([A-Za-z0-9_.]+)\\s*(\\|.*)?\\}\\}\\s*");
    private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9_]+(\\.[A-Za-z0-9_]+)?");

    private Needs() {}

    /**
     * Each entry is a field or a part of one ({@code phone_1.area}), or the expression that reads it ({@code {{ lead.phone_1 }}}). An expression
     * that may do without its field needs nothing.
     */
    static List<String> read(Keys keys) {
        List<String> needs = new ArrayList<>();
        for (YamlValue value : keys.list("needs")) {
            String field = value instanceof YamlValue.Text text ? field(text.text()) : null;
            String wrong = field == null
                    ? "This names no field. Maybe needs: [email]."
                    : keys.loading()
                            .vocabulary()
                            .findMistake(field.isEmpty() ? List.of() : List.of(field.split("\\.", -1)));
            if (wrong != null) {
                keys.loading().problems().add(value.place(), value.cell(), wrong);
            } else if (field != null && !field.isEmpty()) {
                needs.add(field);
            }
        }
        return needs;
    }

    /** Empty for an expression of another kind; null for what is neither. */
    private static @Nullable String field(String text) {
        Matcher expression = EXPRESSION.matcher(text);
        if (expression.matches() && !text.contains("default")) {
            return expression.group(1);
        }
        if (text.contains("{{")) {
            return "";
        }
        return FIELD.matches(text.strip()) ? text.strip() : null;
    }

    /** The first of the fields that the lead lacks, or has only a text in that is not valid; null when it has them all. */
    static @Nullable String findMissing(List<String> needs, TemplateData data) {
        return needs.stream()
                .filter(need -> !has(data.fields(), need))
                .findFirst()
                .orElse(null);
    }

    private static boolean has(Map<String, FieldValue> fields, String need) {
        int dot = need.indexOf('.');
        FieldValue field = fields.get(dot < 0 ? need : need.substring(0, dot));
        return field != null
                && field.valid()
                && field.value() != null
                && (dot < 0 || field.parts().containsKey(need.substring(dot + 1)));
    }
}
