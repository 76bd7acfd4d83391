package io.waybill.rules.flow;

import io.waybill.rules.Known;
import io.waybill.rules.RuleProblem;
import java.io.StringReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A flow's {@code fields.yaml}, read.
 *
 * @param flow what could be understood; the defaults where it could not
 * @param problems everything that is wrong with the file; the flow is only to be used when none is an error
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
        var problems = new Problems(file);
        FileText text = FileText.of(content);
        Node root = text.readable(problems) ? findRoot(text.text(), problems) : null;
        FlowDefinition flow = new FieldsReader(known, problems).read(root);
        return new FieldsFile(flow, problems.list());
    }

    /** Only the tree of nodes is built, in which an alias is the same node again: nothing multiplies and no object is made. */
    private static @Nullable Node findRoot(String text, Problems problems) {
        try {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
            if (root == null) {
                problems.error(1, "", "", "The file is empty. Maybe a line fields: is missing?");
            }
            return root;
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null
                    ? 0
                    : broken.getProblemMark().getLine() + 1;
            problems.error(
                    line,
                    "",
                    "",
                    "The file is not YAML from this line on: " + broken.getProblem()
                            + ". Maybe the indentation is wrong, or quotes are missing?");
        } catch (YAMLException broken) {
            problems.error(
                    1,
                    "",
                    "",
                    "The file is not YAML: " + Problems.shortened(String.valueOf(broken.getMessage()))
                            + ". Maybe this is not the right file?");
        }
        return null;
    }
}
