package io.waybill.rules;

import io.waybill.rules.flow.FieldsFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files that lie directly in a flow's folder, sorted by what they are. */
final class FlowFolder {
    static final String FIELDS = "fields.yaml";

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

    /** Files that are not what they seem to be. */
    List<RuleProblem> problems() {
        return byName.keySet().stream()
                .map(name -> StrayFile.problem(folder, name))
                .flatMap(Optional::stream)
                .toList();
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
