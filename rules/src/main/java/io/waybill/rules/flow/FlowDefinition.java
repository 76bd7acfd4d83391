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
 * @param pingHolds {@code ping: { holds: }}, how long a price that a source was told in answer to a ping is good for
 * @param terms what it promises
 */
public record FlowDefinition(
        String name,
        Duration answerWithin,
        String unsoldOutcome,
        boolean test,
        Map<String, FieldSpec> fields,
        Map<String, DuplicateCheck> duplicates,
        Duration pingHolds,
        FlowTerms terms) {
    /** How long a price holds where the file does not say. */
    public static final Duration PING_HOLDS = Duration.ofSeconds(60);

    public FlowDefinition {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        duplicates = Collections.unmodifiableMap(new LinkedHashMap<>(duplicates));
    }

    /** A flow that does not look for earlier leads, and whose pings hold as long as usual. */
    public FlowDefinition(
            String name, Duration answerWithin, String unsoldOutcome, boolean test, Map<String, FieldSpec> fields) {
        this(name, answerWithin, unsoldOutcome, test, fields, Map.of(), PING_HOLDS, FlowTerms.NONE);
    }
}
