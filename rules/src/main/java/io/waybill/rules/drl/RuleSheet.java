package io.waybill.rules.drl;

import io.waybill.rules.RuleProblem;
import io.waybill.rules.flow.Problems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;
import org.jspecify.annotations.Nullable;

/**
 * A spreadsheet in the engine's own form, {@code <stage>.drl.xlsx} or {@code <stage>.drl.csv}, written out as DRL: from there on its rules are rules
 * like all others, with the same checks. Its rules are added to those of the stage.
 *
 * @param path below the home folder
 * @param text DRL without a package, in which each rule says which row it comes from
 */
public record RuleSheet(String path, String text) {
    private static final int LARGEST = 2 << 20;
    private static final long LARGEST_UNPACKED = 32L << 20;

    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+[^\\n]*$");
    private static final Pattern ROW = Pattern.compile("^\\s*// rule values at [A-Z]+(\\d+)");
    private static final Pattern CELL = Pattern.compile("\\b([A-Z]{1,2})(\\d{1,6})\\b");

    /** Reads a sheet; null when it cannot be read, and then the problem has been noted. Never throws, whatever the bytes are. */
    public static @Nullable RuleSheet read(String path, byte[] content, Problems problems) {
        boolean csv = path.endsWith(".csv");
        if (content.length > LARGEST || (!csv && unpacksToTooMuch(content))) {
            problems.error(
                    0, "", "", "The sheet is too large for rules, or damaged. Maybe a table of Waybill's own form?");
            return null;
        }
        try {
            String drl = new SpreadsheetCompiler()
                    .compile(new ByteArrayInputStream(content), csv ? InputType.CSV : InputType.XLS);
            return new RuleSheet(path, PACKAGE.matcher(drl).replaceAll(""));
        } catch (RuntimeException unreadable) {
            // The reader of sheets throws whatever its libraries throw; only the cell it names helps the author.
            Matcher cell = CELL.matcher(String.valueOf(unreadable.getMessage()));
            boolean placed = cell.find();
            problems.error(
                    placed ? Integer.parseInt(cell.group(2)) : 1,
                    placed ? cell.group(1) : "",
                    "",
                    "The sheet is not rules from here on. Maybe the rows RuleSet, RuleTable, CONDITION and ACTION are not as they should be?");
            return null;
        }
    }

    /**
     * The problem at its row of the sheet, if it lies in the part of a stage's text that was a sheet.
     *
     * @param before how many lines stand before the sheet's own
     */
    public RuleProblem placed(RuleProblem problem, int before) {
        List<String> lines = text.lines().toList();
        int line = Math.min(problem.row() - before, lines.size());
        for (int at = line - 1; at >= 0; at--) {
            Matcher row = ROW.matcher(lines.get(at));
            if (row.find()) {
                return at(problem, Integer.parseInt(row.group(1)));
            }
        }
        return at(problem, 1);
    }

    private RuleProblem at(RuleProblem problem, int row) {
        return new RuleProblem(path, row, problem.column(), problem.cell(), problem.text(), problem.severity());
    }

    private static boolean unpacksToTooMuch(byte[] content) {
        byte[] buffer = new byte[1 << 16];
        long unpacked = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                for (int read = zip.read(buffer); read > 0; read = zip.read(buffer)) {
                    unpacked += read;
                    if (unpacked > LARGEST_UNPACKED) {
                        return true;
                    }
                }
            }
        } catch (IOException damaged) {
            return true;
        }
        return false;
    }
}
