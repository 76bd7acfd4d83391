package io.waybill.app.sheets;

import io.waybill.rules.table.Sheet;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Turns one worksheet into CSV, row by row, and gathers what people should know of it. For one thread. */
final class WorksheetReader {
    private static final int MOST_REMARKS = 20;

    private final OpenWorkbook.Worksheet sheet;
    private final RowTexts texts;
    private final ColumnTitles titles;
    private final int header;
    private final int idPlace;
    private final CsvLines lines = new CsvLines();
    private final List<Remark> remarks = new ArrayList<>();
    private final List<Integer> hiddenRows = new ArrayList<>();
    private @Nullable NotATable refused;

    /** @param head the beginning of the sheet, with its header */
    WorksheetReader(OpenWorkbook workbook, OpenWorkbook.Worksheet sheet, Sheet head) {
        this.sheet = sheet;
        this.texts = new RowTexts(workbook);
        Sheet.Line names = Objects.requireNonNull(head.header());
        this.titles = new ColumnTitles(names.cells());
        this.header = names.number();
        this.idPlace = head.idPlace();
    }

    /** The sheet as CSV: its rows keep their numbers. */
    byte[] read() throws IOException, XMLStreamException, NotATable {
        SheetLayout layout;
        try (InputStream in = sheet.part().getInputStream()) {
            layout = SheetLayout.read(in);
        }
        var merged = new MergedCells(layout.merged(), header, idPlace);
        try (InputStream in = sheet.part().getInputStream()) {
            SheetXml.read(in, row -> take(row, merged));
        }
        if (refused != null) {
            throw refused;
        }
        remarks.addAll(merged.remarks(titles));
        noteHidden(layout);
        return lines.content();
    }

    List<Remark> remarks() {
        return remarks;
    }

    private boolean take(SheetXml.RawRow row, MergedCells merged) {
        List<String> cells = merged.filled(row.number(), texts.of(row));
        if (cells.stream().allMatch(String::isBlank)) {
            return true;
        }
        if (row.hidden() && row.number() > header) {
            hiddenRows.add(row.number());
        }
        row.cells().stream().filter(RowTexts::isInexact).forEach(cell -> noteInexact(row.number(), cell, cells));
        while (row.number() >= header && cells.size() < titles.names().size()) {
            cells.add("");
        }
        try {
            lines.add(row.number(), cells);
        } catch (NotATable tooLarge) {
            refused = tooLarge;
        }
        return refused == null;
    }

    private void noteInexact(int row, SheetXml.RawCell cell, List<String> cells) {
        if (remarks.size() < MOST_REMARKS && cell.column() < cells.size()) {
            remarks.add(
                    new Remark(
                            row,
                            titles.of(cell.column()),
                            cells.get(cell.column()),
                            "has more digits than a spreadsheet keeps of a number. Maybe format the column as text and enter it again?"));
        }
    }

    private void noteHidden(SheetLayout layout) {
        if (!hiddenRows.isEmpty()) {
            remarks.add(new Remark(
                    hiddenRows.getFirst(),
                    "",
                    "",
                    "The row is hidden, %d are in all: they count like the others. Maybe no in the column on, or delete them?"
                            .formatted(hiddenRows.size())));
        }
        layout.hiddenColumns().stream()
                .filter(column -> column < titles.names().size())
                .filter(column -> !titles.names().get(column).isEmpty())
                .forEach(column -> remarks.add(new Remark(
                        header,
                        titles.of(column),
                        "",
                        "The column is hidden: it counts like the others. Maybe show or delete it?")));
    }
}
