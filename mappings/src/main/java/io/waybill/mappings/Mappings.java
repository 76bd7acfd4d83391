package io.waybill.mappings;

import io.waybill.mappings.alert.AlertSettings;
import io.waybill.mappings.source.SourceMapping;
import java.util.List;
import java.util.Map;

/** Everything the mapping files of a home say, by id. Files with problems are left out and reported. Immutable. */
public record Mappings(
        Map<String, SourceMapping> sources,
        Map<String, Recipient> recipients,
        Map<String, Enhancement> enhancements,
        AlertSettings alerts,
        List<MappingProblem> problems) {
    public Mappings {
        sources = Map.copyOf(sources);
        recipients = Map.copyOf(recipients);
        enhancements = Map.copyOf(enhancements);
        problems = List.copyOf(problems);
    }
}
