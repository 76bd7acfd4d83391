package io.waybill.rules;

/**
 * One mistake in an edited file, in words an analyst can act on.
 *
 * @param file path below the home folder
 * @param row as a spreadsheet or editor shows it: the first line is 1; 0 when it concerns the whole file
 * @param column the table's column name, or the position in the line as text; empty when it concerns the whole row
 * @param cell the offending text
 * @param text what is wrong and what would be right
 */
public record RuleProblem(String file, int row, String column, String cell, String text, Severity severity) {
    /** An error keeps the rules from being used; a warning does not. */
    public enum Severity {
        ERROR,
        WARNING
    }

    /** An error, which keeps the rules from being used. */
    public static RuleProblem error(String file, int row, String column, String cell, String text) {
        return new RuleProblem(file, row, column, cell, text, Severity.ERROR);
    }
}
