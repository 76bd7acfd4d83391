package io.waybill.app.home;

import io.waybill.app.facts.LeadFacts;
import io.waybill.app.facts.LeadZone;
import io.waybill.mappings.field.FieldTypes;
import io.waybill.mappings.field.FieldValue;
import io.waybill.rules.cases.LeadReader;
import io.waybill.rules.fact.Lead;
import io.waybill.rules.flow.FlowDefinition;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes the leads of cases with the same field types as intake. */
@Singleton
final class CaseLeads implements LeadReader {
    private static final String ID = "case";

    @Override
    public Lead read(FlowDefinition flow, int random, Instant received, Map<String, String> raw) {
        var types = new FieldTypes(Clock.fixed(received, ZoneOffset.UTC));
        var fields = new LinkedHashMap<String, FieldValue>();
        raw.forEach((name, text) -> {
            var spec = flow.fields().get(name);
            var type = spec == null ? null : types.find(spec.type());
            if (type != null && !text.isBlank()) {
                fields.put(name, type.parse(text));
            }
        });
        return LeadFacts.lead(ID, random, fields);
    }

    @Override
    public ZoneId zone(Lead lead) {
        return LeadZone.of(lead.get("state"));
    }
}
