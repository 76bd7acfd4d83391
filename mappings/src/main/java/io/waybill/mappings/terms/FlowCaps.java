package io.waybill.mappings.terms;

import io.waybill.mappings.MappingProblem;
import io.waybill.mappings.Secrets;
import io.waybill.mappings.Vocabulary;
import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.Loading;
import io.waybill.mappings.yaml.Problems;
import io.waybill.mappings.yaml.YamlReader;
import io.waybill.mappings.yaml.YamlValue;
import java.util.List;
import java.util.Map;

/**
 * The {@code caps:} of a flow's {@code fields.yaml}, read; the rest of that file is not looked at.
 *
 * @param problems what is wrong with them; they are only to be used when there is nothing
 */
public record FlowCaps(List<Cap> caps, List<MappingProblem> problems) {
    /** A flow without caps. */
    public static final FlowCaps NONE = new FlowCaps(List.of(), List.of());

    public FlowCaps {
        caps = List.copyOf(caps);
        problems = List.copyOf(problems);
    }

    /**
     * Reads the file; never throws. What is no YAML at all has no caps: whoever reads the fields says what is wrong with it.
     *
     * @param file path below the home folder, for the problems
     */
    public static FlowCaps read(String file, byte[] content, Secrets secrets, Vocabulary vocabulary) {
        YamlValue.Section flow = YamlReader.read(file, content, new Problems());
        if (flow == null) {
            return NONE;
        }
        Problems problems = new Problems();
        List<Cap> caps = CapReader.read(new Keys(flow, new Loading(problems, secrets, Map.of(), vocabulary)));
        return new FlowCaps(caps, problems.list());
    }
}
