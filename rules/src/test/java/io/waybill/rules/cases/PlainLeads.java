package io.waybill.rules.cases;

import io.waybill.rules.fact.Lead;
import io.waybill.rules.flow.FieldSpec;
import io.waybill.rules.flow.FlowDefinition;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** Reads plainly written fields; the real field types know many more forms. */
final class PlainLeads implements LeadReader {
    @Override
    public Lead read(FlowDefinition flow, int random, Instant received, Map<String, String> raw) {
        Map<String, Object> values = new HashMap<>();
        Map<String, String> invalid = new HashMap<>();
        raw.forEach((field, text) -> {
            FieldSpec spec = flow.fields().get(field);
            switch (spec == null ? "unknown" : spec.type()) {
                case "number" -> {
                    if (text.matches("[0-9.]+")) {
                        values.put(field, new BigDecimal(text));
                    } else {
                        invalid.put(field, text);
                    }
                }
                case "boolean" -> values.put(field, text.equals("yes"));
                case "dob" -> {
                    LocalDate dob = LocalDate.parse(text);
                    values.put(field, dob);
                    values.put(
                            field + ".age",
                            new BigDecimal(
                                    dob.until(received.atZone(ZoneOffset.UTC).toLocalDate())
                                            .getYears()));
                }
                default -> values.put(field, text);
            }
        });
        return new Lead("case", random, values, invalid);
    }

    @Override
    public ZoneId zone(Lead lead) {
        return ZoneOffset.UTC;
    }
}
