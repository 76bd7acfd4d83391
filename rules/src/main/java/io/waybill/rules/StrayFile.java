package io.waybill.rules;

import io.waybill.rules.RuleProblem.Severity;
import io.waybill.rules.drl.Stage;
import io.waybill.rules.flow.Suggestion;
import io.waybill.rules.table.TableKind;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Files in a flow's folder that are not what they seem to be: each would be left out without anybody noticing. Notes and other files that look like
 * nothing that is read may lie there.
 */
final class StrayFile {
    private static final String TABLE = ".csv";
    private static final String RULES = ".drl";
    private static final String COMMENTS = ".comments" + TABLE;
    private static final Pattern READ = Pattern.compile("\\.(csv|drl|yaml)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORKBOOK = Pattern.compile("\\.(xlsx|xlsm|xls|ods)$", Pattern.CASE_INSENSITIVE);

    private StrayFile() {}

    /** @param folder the flow's, with a slash at its end */
    static Optional<RuleProblem> problem(String folder, String name) {
        if (name.endsWith(".drl.csv") || name.endsWith(".drl.xlsx") || name.endsWith(".drl.xls")) {
            return ofRuleSheet(folder + name, name);
        }
        if (WORKBOOK.matcher(name).find()) {
            return Optional.of(workbook(folder, name));
        }
        if (name.endsWith(TABLE)) {
            return isComments(name) ? Optional.empty() : ofTable(folder + name, without(TABLE, name));
        }
        if (name.endsWith(RULES)) {
            return Stage.findByFile(name) == null
                    ? error(folder + name, name, Stage.unknownFile(name))
                    : Optional.empty();
        }
        return ofAnotherEnding(folder + name, name);
    }

    private static Optional<RuleProblem> ofRuleSheet(String path, String name) {
        String rules = name.substring(0, name.lastIndexOf('.'));
        if (name.endsWith(".xls")) {
            return error(path, "", "Old workbooks are not read. Maybe save it as %s.xlsx?".formatted(rules));
        }
        return Stage.findByFile(rules) == null ? error(path, name, Stage.unknownFile(rules)) : Optional.empty();
    }

    private static RuleProblem workbook(String folder, String name) {
        String table = name.substring(0, name.lastIndexOf('.'));
        String flow = folder.substring(folder.lastIndexOf('/', folder.length() - 2) + 1, folder.length() - 1);
        String text =
                "Workbooks in the folder are not read: a table here is a .csv file. Maybe ./waybill table import %s %s %s --into .?"
                        .formatted(flow, table, name);
        return new RuleProblem(folder + name, 0, "", name, text, Severity.WARNING);
    }

    private static Optional<RuleProblem> ofTable(String path, String table) {
        if (TableKind.find(table) != null) {
            return Optional.empty();
        }
        String maybe = Suggestion.maybe(table, TableKind.listWords());
        return error(
                path,
                table,
                "Not a table's name: tables are " + String.join(", ", TableKind.listWords()) + "." + maybe);
    }

    private static Optional<RuleProblem> ofAnotherEnding(String path, String name) {
        if (name.equals(FlowFolder.FIELDS)) {
            return Optional.empty();
        }
        if (READ.matcher(name).find() && !name.equals(name.toLowerCase(Locale.ROOT))) {
            return error(
                    path,
                    name,
                    "Not read: names are lower case here. Maybe %s?".formatted(name.toLowerCase(Locale.ROOT)));
        }
        return name.endsWith(".yaml") || name.endsWith(".yml")
                ? error(path, name, "Not read: the only such file of a flow is fields.yaml. Maybe move it there?")
                : Optional.empty();
    }

    /** What people wrote beside the cells of a table's spreadsheet; nothing that rules read. */
    private static boolean isComments(String name) {
        return name.endsWith(COMMENTS) && TableKind.find(without(COMMENTS, name)) != null;
    }

    private static String without(String ending, String name) {
        return name.substring(0, name.length() - ending.length());
    }

    private static Optional<RuleProblem> error(String path, String cell, String text) {
        return Optional.of(RuleProblem.error(path, 0, "", cell, text));
    }
}
