package io.waybill.rules.flow;

import io.waybill.rules.flow.FlowTerms.Margin;
import io.waybill.rules.flow.YamlMap.Entry;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads {@code margin: 2.00} or {@code margin: 15%}. */
record MarginReader(Problems problems) {
    /** Null when nothing is said, or nothing that can be understood. */
    @Nullable
    Margin find(@Nullable Entry entry) {
        if (entry == null) {
            return null;
        }
        String text = entry.text().strip();
        if (text.matches("(100|\\d{1,2})\\s*%")) {
            return new Margin(0, Integer.parseInt(text.replaceAll("\\D", "")));
        }
        if (text.matches("\\d{1,9}(\\.\\d{1,2})?")) {
            return new Margin(new BigDecimal(text).movePointRight(2).longValueExact(), 0);
        }
        problems.error(entry.line(), "margin", entry.text(), "is not a margin. Maybe 2.00, or 15%?");
        return null;
    }
}
