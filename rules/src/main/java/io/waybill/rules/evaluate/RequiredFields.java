package io.waybill.rules.evaluate;

import io.waybill.rules.decision.Reject;
import io.waybill.rules.drl.Stage;
import io.waybill.rules.fact.Lead;
import io.waybill.rules.fact.Source;
import io.waybill.rules.flow.FieldSpec;
import io.waybill.rules.flow.FlowDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The promise that no lead gets past filtering without the fields its flow requires, whatever the rules say. */
final class RequiredFields {
    private RequiredFields() {}

    /**
     * Turns the lead away for the first required field, in the order of the flow, that is missing or invalid; null when all are there. A source
     * that only asks for a price may leave fields out.
     */
    static @Nullable StageResult findRejection(FlowDefinition flow, Lead lead, boolean asking) {
        FieldSpec field = findBroken(flow, lead, asking);
        if (field == null) {
            return null;
        }
        return lead.present(field.name())
                ? rejection(
                        field.name() + " is not a valid " + field.type().replace('_', ' '),
                        "filtering.required.invalid")
                : rejection(field.name() + " is missing", "filtering.required.missing");
    }

    /** The field for which the lead is turned away; null when all are there. */
    static @Nullable FieldSpec findBroken(FlowDefinition flow, Lead lead, boolean asking) {
        return flow.fields().values().stream()
                .filter(field -> field.required() && lead.get(field.name()) == null)
                .filter(field -> lead.present(field.name()) || !asking)
                .findFirst()
                .orElse(null);
    }

    /** Turns a lead away whose source was promised a price that cannot be kept: it did not agree to any other. */
    static @Nullable StageResult findBrokenPromise(Source source) {
        return source.refused() == null ? null : rejection(source.refused(), "filtering.promise.refused");
    }

    private static StageResult rejection(String reason, String rule) {
        return new StageResult(Stage.FILTERING, List.of(new Reject(reason)), List.of(rule), List.of());
    }
}
