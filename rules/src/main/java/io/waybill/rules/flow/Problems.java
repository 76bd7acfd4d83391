package io.waybill.rules.flow;

import io.waybill.rules.RuleProblem;
import io.waybill.rules.RuleProblem.Severity;
import java.util.ArrayList;
import java.util.List;

/** Gathers all problems of one file while it is read, so that people see them at once. For one thread. */
public final class Problems {
    /** A file with more problems is the wrong file; listing the rest helps nobody. */
    private static final int MOST = 1_000;

    private static final int LONGEST_CELL = 200;

    private final String file;
    private final List<RuleProblem> found = new ArrayList<>();
    private boolean more;

    /** @param file path below the home folder */
    public Problems(String file) {
        this.file = file;
    }

    /** Notes a mistake that keeps the file from being used. */
    public void error(int row, String column, String cell, String text) {
        add(row, column, cell, text, Severity.ERROR);
    }

    /** Notes something that is worth a look. */
    public void warning(int row, String column, String cell, String text) {
        add(row, column, cell, text, Severity.WARNING);
    }

    private void add(int row, String column, String cell, String text, Severity severity) {
        if (found.size() < MOST) {
            found.add(new RuleProblem(file, row, shortened(column), shortened(cell), text, severity));
        } else {
            more = true;
        }
    }

    /** Whether no more problems are kept: reading on is not worth the time. */
    public boolean full() {
        return more;
    }

    /** Every problem so far; beyond a thousand only that there are more. */
    public List<RuleProblem> list() {
        List<RuleProblem> all = new ArrayList<>(found);
        if (more) {
            all.add(RuleProblem.error(file, 0, "", "", "There are more problems. Maybe this is not the right file?"));
        }
        return List.copyOf(all);
    }

    /** Long garbage cut to what fits a line of a report. */
    public static String shortened(String text) {
        return text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL) + "…";
    }
}
