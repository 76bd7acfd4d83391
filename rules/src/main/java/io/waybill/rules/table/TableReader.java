package io.waybill.rules.table;

import io.waybill.rules.Known;
import io.waybill.rules.flow.FlowDefinition;
import io.waybill.rules.flow.Problems;
import io.waybill.rules.table.cell.CellGrammar;
import io.waybill.rules.table.cell.NamedLists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the tables of one flow. Immutable; safe for use by many threads. */
public final class TableReader {
    private final ColumnNames names;
    private final CellGrammar grammar;
    private final OutputReader outputs;

    /**
     * @param flow whose fields the conditions may read
     * @param known the names that cells may use
     * @param lists what {@code in @list} may name
     */
    public TableReader(FlowDefinition flow, Known known, NamedLists lists) {
        this.names = new ColumnNames(flow, known);
        this.grammar = new CellGrammar(lists);
        this.outputs = new OutputReader(known);
    }

    /**
     * Reads one table; never throws, whatever the bytes are.
     *
     * @param file path below the home folder, for the problems
     * @param content CSV as a spreadsheet program saves it; the header may stand below a title
     */
    public TableFile read(TableKind kind, String file, byte[] content) {
        var problems = new Problems(file);
        Sheet sheet = Sheet.read(kind, content, problems);
        Sheet.Line head = sheet.header();
        List<Row> rows = new ArrayList<>();
        if (head != null) {
            Header header = Header.read(head, kind, names, problems);
            for (Sheet.Line line : sheet.rows()) {
                if (problems.full()) {
                    break;
                }
                if (evenlyFilled(line, header, problems)) {
                    var cursor = new RowReader.Cursor(line, sheet.separator(), problems);
                    rows.add(new RowReader(kind, grammar, outputs, cursor).read(header));
                }
            }
        } else if (problems.list().isEmpty()) {
            problems.error(
                    1, "", "", "The file has no header. Maybe begin with: id," + String.join(",", kind.listOutputs()));
        }
        reportSameIds(rows, problems);
        return new TableFile(new Table(kind, rows), problems.list());
    }

    /** What the columns of a sheet hold, from left to right; a name that is not known stands for text. */
    public List<CellShape> shapes(TableKind kind, Sheet.Line header) {
        return Header.read(header, kind, names, new Problems("")).headings().stream()
                .map(heading -> CellShape.of(heading, kind))
                .toList();
    }

    /** In a row with too few or too many cells nobody knows which cell belongs to which column. */
    private static boolean evenlyFilled(Sheet.Line line, Header header, Problems problems) {
        int expected = header.headings().size();
        int last = line.cells().size();
        while (last > expected && line.cell(last - 1).isEmpty()) {
            last--;
        }
        boolean even = last == expected || (last < expected && last >= header.named());
        if (!even) {
            problems.error(
                    line.number(),
                    "",
                    "",
                    "The row has %d cells, the header %d. Maybe a list needs quotes around it?"
                            .formatted(last, expected));
        }
        return even;
    }

    private static void reportSameIds(List<Row> rows, Problems problems) {
        Map<String, Integer> seen = new HashMap<>();
        for (Row row : rows) {
            Integer first = row.id().isEmpty() ? null : seen.putIfAbsent(row.id(), row.number());
            if (first != null) {
                problems.error(
                        row.number(), "id", row.id(), "is already the id of row " + first + ". Maybe another name?");
            }
        }
    }
}
