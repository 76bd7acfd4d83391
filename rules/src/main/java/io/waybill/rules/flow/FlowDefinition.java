package io.waybill.rules.flow;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A flow's {@code fields.yaml}.
 *
 * @param name for people
 * @param answerWithin {@code wait:}, how long a submission waits for its outcome
 * @param unsoldOutcome what the source is told when nobody bought: {@code failure} (the default) or {@code success}
 * @param test every lead of the flow is a test lead
 * @param fields in the order of the file
 * @param duplicates checks for earlier leads of the same person, by name, in the order of the file
 */
public record FlowDefinition(
        String name,
        Duration answerWithin,
        String unsoldOutcome,
        boolean test,
        Map<String, FieldSpec> fields,
        Map<String, DuplicateCheck> duplicates) {
    public FlowDefinition {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        duplicates = Collections.unmodifiableMap(new LinkedHashMap<>(duplicates));
    }

    /** A flow that does not look for earlier leads. */
    public FlowDefinition(
            String name, Duration answerWithin, String unsoldOutcome, boolean test, Map<String, FieldSpec> fields) {
        this(name, answerWithin, unsoldOutcome, test, fields, Map.of());
    }
}
