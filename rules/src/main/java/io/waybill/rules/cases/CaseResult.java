package io.waybill.rules.cases;

import java.util.List;

/**
 * What came of one case.
 *
 * @param file path below the home folder
 * @param differences empty when it came out as expected
 * @param rows that matched, as {@code table:id}
 * @param rules that fired
 */
public record CaseResult(
        String file, String name, List<Difference> differences, List<String> rows, List<String> rules) {
    public CaseResult {
        differences = List.copyOf(differences);
        rows = List.copyOf(rows);
        rules = List.copyOf(rules);
    }

    /** Whether it came out as expected. */
    public boolean passed() {
        return differences.isEmpty();
    }
}
