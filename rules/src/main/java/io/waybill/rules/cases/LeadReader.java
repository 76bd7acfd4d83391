package io.waybill.rules.cases;

import io.waybill.rules.fact.Lead;
import io.waybill.rules.flow.FlowDefinition;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/** Makes typed leads of raw fields: the field types are not the rules' business. */
public interface LeadReader {
    /** A lead as intake would have made it when it came in: ages and the like are those of that day. */
    Lead read(FlowDefinition flow, int random, Instant received, Map<String, String> raw);

    /** The lead's own time zone. */
    ZoneId zone(Lead lead);
}
