package io.waybill.app.sheets;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.waybill.rules.table.Sheet;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the rows of a table as CSV, each at its own number: rows in between stay blank. For one thread. */
final class CsvLines {
    /** What a home reads of one file. */
    static final int LARGEST = 8 << 20;

    private final StringWriter text = new StringWriter();
    private final CsvWriter writer =
            CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(0).build(text);
    private int rows;

    /** The sheet as a home keeps it. */
    static byte[] of(Sheet sheet) throws NotATable {
        var lines = new CsvLines();
        for (Sheet.Line line : sheet.above()) {
            lines.add(line.number(), line.cells());
        }
        if (sheet.header() != null) {
            lines.add(sheet.header().number(), sheet.header().cells());
        }
        for (Sheet.Line line : sheet.rows()) {
            lines.add(line.number(), line.cells());
        }
        return lines.content();
    }

    /** @param number beyond that of the row before */
    void add(int number, List<String> cells) throws NotATable {
        while (rows + 1 < number) {
            text.write('\n');
            rows++;
        }
        writer.writeRecord(cells);
        rows++;
        if (text.getBuffer().length() > LARGEST) {
            throw tooLarge();
        }
    }

    byte[] content() throws NotATable {
        byte[] content = text.toString().getBytes(StandardCharsets.UTF_8);
        if (content.length > LARGEST) {
            throw tooLarge();
        }
        return content;
    }

    static NotATable tooLarge() {
        return NotATable.tooLarge(
                "The table is larger than %d MB as CSV. Maybe split it, or put its values into a list?"
                        .formatted(LARGEST >> 20));
    }
}
