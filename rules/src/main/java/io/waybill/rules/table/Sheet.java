package io.waybill.rules.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.waybill.rules.flow.FileText;
import io.waybill.rules.flow.Problems;
import java.util.ArrayList;
import java.util.List;

/** A CSV file taken apart into trimmed cells; rows without any content are left out but counted. */
record Sheet(List<Line> lines) {
    /** One row, with its number as a spreadsheet shows it. */
    record Line(int number, List<String> cells) {
        String cell(int place) {
            return place < cells.size() ? cells.get(place) : "";
        }

        boolean blank() {
            return cells.stream().allMatch(String::isEmpty);
        }
    }

    Sheet {
        lines = List.copyOf(lines);
    }

    /** Reads as far as the text is CSV; what stops it is noted. */
    static Sheet read(byte[] content, Problems problems) {
        FileText text = FileText.of(content);
        if (!text.readable(problems)) {
            return new Sheet(List.of());
        }
        List<Line> lines = new ArrayList<>();
        int number = 0;
        try {
            for (CsvRecord row : reader().ofCsvRecord(text.text())) {
                Line line = new Line(
                        ++number, row.getFields().stream().map(Sheet::trimmed).toList());
                if (!line.blank()) {
                    lines.add(line);
                }
            }
        } catch (CsvParseException broken) {
            problems.error(
                    number + 1,
                    "",
                    "",
                    "The file is not CSV from this row on: " + broken.getMessage()
                            + ". Maybe a quote is missing or not doubled?");
        }
        return new Sheet(lines);
    }

    /** Text pasted from web pages brings blanks that do not break, which nobody sees and no value equals. */
    private static String trimmed(String cell) {
        return cell.replace('\u00A0', ' ').strip();
    }

    private static CsvReader.CsvReaderBuilder reader() {
        return CsvReader.builder()
                .skipEmptyLines(false)
                .trimWhitespacesAroundQuotes(true)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
    }
}
