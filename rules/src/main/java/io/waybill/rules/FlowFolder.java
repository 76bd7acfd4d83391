package io.waybill.rules;

import io.waybill.rules.drl.Stage;
import io.waybill.rules.flow.FieldsFile;
import io.waybill.rules.flow.Suggestion;
import io.waybill.rules.table.TableKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files that lie directly in a flow's folder, sorted by what they are. */
final class FlowFolder {
    private static final String FIELDS = "fields.yaml";
    private static final String COMMENTS = ".comments.csv";

    private final FlowFiles files;
    private final String folder;
    private final Map<String, byte[]> byName = new TreeMap<>();

    FlowFolder(FlowFiles files) {
        this.files = files;
        this.folder = "rules/flows/" + files.flow() + "/";
        files.files().forEach((path, content) -> {
            if (path.startsWith(folder) && path.indexOf('/', folder.length()) < 0) {
                byName.put(path.substring(folder.length()), content);
            }
        });
    }

    Map<String, byte[]> lists() {
        return files.lists();
    }

    String path(String name) {
        return folder + name;
    }

    byte @Nullable [] find(String name) {
        return byName.get(name);
    }

    /** Files that are not what they seem to be; each would be left out without anybody noticing. */
    List<RuleProblem> problems() {
        List<RuleProblem> problems = new ArrayList<>();
        for (String name : byName.keySet()) {
            if (isSpreadsheet(name)) {
                problems.addAll(ofSpreadsheet(name));
            } else if (name.endsWith(".csv") && !isComments(name) && TableKind.find(stem(name, ".csv")) == null) {
                String maybe = Suggestion.maybe(stem(name, ".csv"), TableKind.listWords());
                problems.add(RuleProblem.error(
                        path(name),
                        0,
                        "",
                        stem(name, ".csv"),
                        "Not a table's name: tables are " + String.join(", ", TableKind.listWords()) + "." + maybe));
            } else if (name.endsWith(".drl") && Stage.findByFile(name) == null) {
                problems.add(RuleProblem.error(path(name), 0, "", name, Stage.unknownFile(name)));
            }
        }
        return problems;
    }

    private List<RuleProblem> ofSpreadsheet(String name) {
        String rules = name.substring(0, name.lastIndexOf('.'));
        if (name.endsWith(".xls")) {
            String text = "Old workbooks are not read. Maybe save it as %s.xlsx?".formatted(rules);
            return List.of(RuleProblem.error(path(name), 0, "", "", text));
        }
        return Stage.findByFile(rules) == null
                ? List.of(RuleProblem.error(path(name), 0, "", name, Stage.unknownFile(rules)))
                : List.of();
    }

    private static boolean isSpreadsheet(String name) {
        return name.endsWith(".drl.csv") || name.endsWith(".drl.xlsx") || name.endsWith(".drl.xls");
    }

    /** What people wrote beside the cells of a table's spreadsheet; nothing that rules read. */
    private static boolean isComments(String name) {
        return name.endsWith(COMMENTS) && TableKind.find(stem(name, COMMENTS)) != null;
    }

    private static String stem(String name, String ending) {
        return name.substring(0, name.length() - ending.length());
    }

    FieldsFile fields(Known known) {
        byte[] content = find(FIELDS);
        if (content != null) {
            return FieldsFile.read(path(FIELDS), content, known);
        }
        FieldsFile none = FieldsFile.read(path(FIELDS), new byte[0], known);
        String text = "The file is missing: it names the flow's fields. Maybe copy one from another flow?";
        return new FieldsFile(none.flow(), List.of(RuleProblem.error(path(FIELDS), 0, "", "", text)));
    }
}
