package io.waybill.app.home;

import io.waybill.mappings.Vocabulary;
import io.waybill.rules.Known;
import io.waybill.rules.RuleProblem;
import io.waybill.rules.flow.FieldSpec;
import io.waybill.rules.flow.FieldsFile;
import io.waybill.rules.flow.FlowDefinition;
import io.waybill.rules.flow.TypeShape;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the flows of a home call their fields, for the mappings that speak of them.
 *
 * @param types the field types there are
 */
record FlowWords(Map<String, TypeShape> types) {
    /**
     * The words of these flows. While one flow's fields cannot be read, any word may be one of its.
     *
     * @param flows each flow's files by path
     */
    Vocabulary of(Map<String, SortedMap<String, byte[]>> flows) {
        var words = new TreeMap<String, Map<String, Set<String>>>();
        for (var flow : flows.entrySet()) {
            var path = "rules/flows/" + flow.getKey() + "/fields.yaml";
            var fields = FieldsFile.read(
                    path,
                    flow.getValue().getOrDefault(path, new byte[0]),
                    new Known(types, Set.of(), Set.of(), Map.of()));
            if (fields.flow().fields().isEmpty() || isBroken(fields)) {
                return Vocabulary.OPEN;
            }
            words.put(
                    flow.getKey(),
                    fields.flow().fields().values().stream().collect(Collectors.toMap(FieldSpec::name, this::parts)));
        }
        return words.isEmpty() ? Vocabulary.OPEN : new Vocabulary(words);
    }

    /** The same words and those of flows that were read before; of a flow that is in both, only the former count. */
    Vocabulary with(Vocabulary words, Map<String, FlowDefinition> others) {
        if (words.flows().isEmpty()) {
            return words;
        }
        var all = new TreeMap<>(words.flows());
        others.forEach((id, flow) -> all.putIfAbsent(
                id, flow.fields().values().stream().collect(Collectors.toMap(FieldSpec::name, this::parts))));
        return new Vocabulary(all, words.lists());
    }

    private static boolean isBroken(FieldsFile fields) {
        return fields.problems().stream().anyMatch(problem -> problem.severity() == RuleProblem.Severity.ERROR);
    }

    private Set<String> parts(FieldSpec field) {
        var shape = types.get(field.type());
        return shape == null ? Set.of() : shape.parts().keySet();
    }
}
