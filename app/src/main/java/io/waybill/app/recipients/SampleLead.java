package io.waybill.app.recipients;

import io.waybill.app.docs.TypeHelp;
import io.waybill.app.home.ActiveFlow;
import io.waybill.app.home.Releases;
import io.waybill.db.lead.LeadIds;
import io.waybill.mappings.field.FieldTypes;
import io.waybill.mappings.field.FieldValue;
import io.waybill.mappings.template.TemplateData;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** A person who does not exist, with every field that a flow has. Safe for use by many threads. */
@Singleton
final class SampleLead {
    private final Releases releases;
    private final FieldTypes types;
    private final LeadIds ids;
    private final Clock clock;

    SampleLead(Releases releases, FieldTypes types, LeadIds ids, Clock clock) {
        this.releases = releases;
        this.types = types;
        this.ids = ids;
        this.clock = clock;
    }

    /** What the templates of a recipient may read, of the first flow that has it. */
    TemplateData data(String recipient) {
        var flow = releases.flows().values().stream()
                .filter(each -> each.mappings().recipients().containsKey(recipient))
                .findFirst();
        return new TemplateData(
                ids.next(),
                flow.map(this::fields).orElse(Map.of()),
                Map.of(),
                "test",
                flow.map(ActiveFlow::id).orElse("test"),
                ids.next(),
                1,
                clock.instant(),
                BigDecimal.ZERO,
                0);
    }

    private Map<String, FieldValue> fields(ActiveFlow flow) {
        var fields = new LinkedHashMap<String, FieldValue>();
        flow.rules().flow().fields().values().forEach(field -> {
            var type = types.find(field.type());
            var example = TypeHelp.of(field.type()).example();
            fields.put(field.name(), type == null ? FieldValue.invalid(field.type(), example) : type.parse(example));
        });
        return fields;
    }
}
