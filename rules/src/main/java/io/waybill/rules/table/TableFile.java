package io.waybill.rules.table;

import io.waybill.rules.RuleProblem;
import java.util.List;

/**
 * A table's file, read.
 *
 * @param table the rows that could be understood
 * @param problems everything that is wrong with the file; the table is only to be used when none is an error
 */
public record TableFile(Table table, List<RuleProblem> problems) {
    public TableFile {
        problems = List.copyOf(problems);
    }
}
