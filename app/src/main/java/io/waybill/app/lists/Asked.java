package io.waybill.app.lists;

import io.waybill.app.home.ActiveFlow;
import io.waybill.mappings.field.FieldValue;
import io.waybill.rules.fact.Appended;
import io.waybill.rules.fact.Lead;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lead that a round asks the lists about.
 *
 * @param fields as intake read them
 * @param facts the same as rules read it
 */
public record Asked(
        ActiveFlow flow, Map<String, FieldValue> fields, Lead facts, String source, List<Appended> appended) {
    private static final String APPENDED = "appended.";

    public Asked {
        fields = Map.copyOf(fields);
        appended = List.copyOf(appended);
    }

    /** What stands in a column that is no field of its own (a part, the source, appended data); null when nothing does. */
    @Nullable
    String findText(String column) {
        if (column.equals("source")) {
            return source;
        }
        Object value = column.startsWith(APPENDED) ? appended(column.substring(APPENDED.length())) : facts.get(column);
        if (value == null) {
            return null;
        }
        return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : value.toString();
    }

    private @Nullable Object appended(String name) {
        return appended.stream()
                .filter(data -> name.startsWith(data.enhancement() + "."))
                .map(data -> data.get(name.substring(data.enhancement().length() + 1)))
                .findFirst()
                .orElse(null);
    }
}
