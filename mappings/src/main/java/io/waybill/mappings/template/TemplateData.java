package io.waybill.mappings.template;

import io.waybill.mappings.field.FieldValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What templates can read.
 *
 * @param leadId the lead's id, {@code lead.id}
 * @param fields {@code lead.<field>}: the normal form (raw when invalid), with parts and {@code .raw}
 * @param appended {@code appended.<enhancement>.<name>}, the enhancement's {@code -} also written {@code _}
 * @param source the source's id
 * @param flow the flow's id
 * @param delivery the delivery's id
 * @param attempt counted from 1
 * @param now {@code now}, rendered ISO 8601
 * @param price the price offered, in dollars, or null
 * @param score the lead's score
 * @param ping what the recipient answered to its ping: {@code ping.bid}, {@code ping.reference}, {@code ping.appended.<name>}; empty without one
 */
public record TemplateData(
        String leadId,
        Map<String, FieldValue> fields,
        Map<String, Map<String, Object>> appended,
        String source,
        String flow,
        String delivery,
        int attempt,
        Instant now,
        @Nullable BigDecimal price,
        int score,
        Map<String, Object> ping) {
    /** Without a ping. */
    public TemplateData(
            String leadId,
            Map<String, FieldValue> fields,
            Map<String, Map<String, Object>> appended,
            String source,
            String flow,
            String delivery,
            int attempt,
            Instant now,
            @Nullable BigDecimal price,
            int score) {
        this(leadId, fields, appended, source, flow, delivery, attempt, now, price, score, Map.of());
    }
}
