package io.waybill.rules.flow;

import io.waybill.rules.Known;
import io.waybill.rules.RuleProblem;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A flow's {@code fields.yaml}, read.
 *
 * @param flow what could be understood; the defaults where it could not
 * @param problems everything that is wrong with the file; only to be used when none is an error
 */
public record FieldsFile(FlowDefinition flow, List<RuleProblem> problems) {
    public FieldsFile {
        problems = List.copyOf(problems);
    }

    /**
     * Reads the file; never throws, whatever the bytes are.
     *
     * @param file path below the home folder, for the problems
     * @param known the field types that may be named
     */
    public static FieldsFile read(String file, byte[] content, Known known) {
        return new FieldsFile(new FlowDefinition("", Duration.ofSeconds(10), "failure", false, Map.of()), List.of());
    }
}
