package io.waybill.app.home;

import io.waybill.rules.RuleProblem;
import java.util.Locale;

/**
 * One mistake in an edited file, of rules or mappings alike.
 *
 * @param file path below the home folder
 * @param row as an editor or spreadsheet shows it; 0 when it concerns the whole file
 * @param column the table's column, or the dotted key of a mapping file
 * @param cell the offending text
 * @param text what is wrong and what would be right
 * @param severity {@code error} or {@code warning}
 */
public record HomeProblem(String file, int row, String column, String cell, String text, String severity) {
    /** The same problem, of rules. */
    public static HomeProblem of(RuleProblem problem) {
        return new HomeProblem(
                problem.file(),
                problem.row(),
                problem.column(),
                problem.cell(),
                problem.text(),
                problem.severity().name().toLowerCase(Locale.ROOT));
    }

    /** Whether nothing is refused for it. */
    public boolean warns() {
        return severity.equals("warning");
    }

    /** The problem as one line for log and terminal: {@code file:row:column: "cell" what is wrong}. */
    public String line() {
        return line("");
    }

    /** The same, a warning marked as such: {@code file:row:column: warning: "cell" what is worth a look}. */
    public String markedLine() {
        return line(warns() ? "warning: " : "");
    }

    private String line(String mark) {
        var place = file + (row > 0 ? ":" + row : "") + (column.isEmpty() ? "" : ":" + column);
        return place + ": " + mark + (cell.isEmpty() ? "" : "\"" + cell + "\" ") + text.replace('\n', ' ');
    }

    /** The same as a warning: shown, but nothing is refused for it. */
    HomeProblem asWarning() {
        return new HomeProblem(file, row, column, cell, text, "warning");
    }
}
