package io.waybill.app.limit;

import io.waybill.rules.fact.Lead;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All caps that leads of one flow fall under. Immutable.
 *
 * @param flow the flow's own
 * @param sources by source
 * @param recipients by recipient
 * @param roundRobin whether a tier goes round its buyers, so that it counts how often each was chosen
 */
public record Limits(
        List<Limit> flow, Map<String, List<Limit>> sources, Map<String, List<Limit>> recipients, boolean roundRobin) {
    /** No caps at all. */
    public static final Limits NONE = new Limits(List.of(), Map.of(), Map.of(), false);

    public Limits {
        flow = List.copyOf(flow);
        sources = Map.copyOf(sources);
        recipients = Map.copyOf(recipients);
    }

    /** What limits a recipient for this lead, beside what limits the lead itself. */
    public List<Limit> ofRecipient(String recipient, Lead lead, String source) {
        return about(recipients.getOrDefault(recipient, List.of()), lead, source);
    }

    /** What limits the lead, whoever is to get it. */
    public List<Limit> ofLead(Lead lead, String source) {
        var both = new ArrayList<>(sources.getOrDefault(source, List.of()));
        both.addAll(flow);
        return about(both, lead, source);
    }

    private static List<Limit> about(List<Limit> limits, Lead lead, String source) {
        return limits.isEmpty()
                ? limits
                : limits.stream().filter(limit -> limit.isAbout(lead, source)).collect(Collectors.toList());
    }

    /** The cap that counts under this name; null when there is none. */
    public @Nullable Limit find(String counter) {
        return Stream.of(Stream.of(flow), sources.values().stream(), recipients.values().stream())
                .flatMap(lists -> lists)
                .flatMap(List::stream)
                .filter(limit -> limit.counter().equals(counter))
                .findFirst()
                .orElse(null);
    }
}
