package io.waybill.rules;

import io.waybill.rules.fact.Listed;
import io.waybill.rules.flow.TypeShape;
import java.util.Map;
import java.util.Set;

/**
 * The names that rules may use but do not define.
 *
 * @param types every field type by name
 * @param enhancements names appended by each enhancement, by enhancement id
 * @param bidders the recipients that can be asked for a bid
 * @param lists names of the uploaded lists
 * @param asked what recipients want to know of lists, beside what the rules ask
 */
public record Known(
        Map<String, TypeShape> types,
        Set<String> sources,
        Set<String> recipients,
        Map<String, Set<String>> enhancements,
        Set<String> bidders,
        Set<String> lists,
        Set<Listed> asked) {
    public Known {
        types = Map.copyOf(types);
        sources = Set.copyOf(sources);
        recipients = Set.copyOf(recipients);
        enhancements = Map.copyOf(enhancements);
        bidders = Set.copyOf(bidders);
        lists = Set.copyOf(lists);
        asked = Set.copyOf(asked);
    }

    /** All recipients can be asked for a bid, and no list is uploaded. */
    public Known(
            Map<String, TypeShape> types,
            Set<String> sources,
            Set<String> recipients,
            Map<String, Set<String>> enhancements) {
        this(types, sources, recipients, enhancements, recipients, Set.of(), Set.of());
    }
}
