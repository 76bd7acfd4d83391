package io.waybill.rules.cases;

import io.waybill.rules.fact.Lead;
import io.waybill.rules.flow.FlowDefinition;
import java.time.ZoneId;
import java.util.Map;

/** Makes typed leads of raw fields: the field types are not the rules' business. */
public interface LeadReader {
    /** A lead as intake would have made it. */
    Lead read(FlowDefinition flow, int random, Map<String, String> raw);

    /** The lead's own time zone. */
    ZoneId zone(Lead lead);
}
