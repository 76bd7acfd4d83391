package io.waybill.app.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * One round of rules: what it decided and by which rules and rows, and what it read that cannot be rebuilt later.
 *
 * @param release hash of the rules and mappings that decided
 * @param rows as {@code table:id}
 * @param read {@code now}, the lead's local time, why recipients were not available, what the others in play had left ({@code rooms}), and what
 *     answers came to before they had their class ({@code outcomes})
 */
public record RulesEvaluated(
        String release,
        List<JsonNode> decisions,
        List<String> rules,
        List<String> rows,
        int score,
        Map<String, Object> read)
        implements LeadEvent {}
