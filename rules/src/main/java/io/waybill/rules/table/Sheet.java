package io.waybill.rules.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.waybill.rules.flow.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table's CSV file taken apart into trimmed cells, whatever its encoding and separator; rows without any content are left out but counted.
 *
 * @param separator what stands between the cells
 * @param above what people wrote above the header, such as a title
 * @param header the row with the names of the columns; null when the file has no content
 * @param rows everything below the header
 */
public record Sheet(
        char separator, List<Line> above, @Nullable Line header, List<Line> rows) {
    /** How spreadsheet programs separate cells; the first counts where none fits better. */
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

    /** How far down the header is looked for. */
    private static final int HEAD = 20;

    /** Blanks of other widths, which look like blanks and are none. */
    private static final String WIDE_BLANKS = "[\u00A0\u2007\u202F]";

    /** Signs without any width, which web pages and chats leave at the ends of what is copied. */
    private static final String UNSEEN = "^[\u200B\u200E\u200F\u2060\uFEFF\\s]+|[\u200B\u200E\u200F\u2060\uFEFF\\s]+$";

    /**
     * One row, with its number as a spreadsheet shows it.
     *
     * @param cells without blanks around them
     */
    public record Line(int number, List<String> cells) {
        public Line {
            cells = List.copyOf(cells);
        }

        /** The cell at a place, counted from 0; empty beyond the last. */
        public String cell(int place) {
            return place < cells.size() ? cells.get(place) : "";
        }

        boolean blank() {
            return cells.stream().allMatch(String::isEmpty);
        }
    }

    public Sheet {
        above = List.copyOf(above);
        rows = List.copyOf(rows);
    }

    /** Whether the header has at least one name that every table of the kind has: otherwise this is some other file. */
    public boolean isTable(TableKind kind) {
        return header != null && HeaderSearch.in(List.of(header), kind).names() > 0;
    }

    /** The place of the column with the ids, counted from 0; -1 when there is none. */
    public int idPlace() {
        for (int place = 0; header != null && place < header.cells().size(); place++) {
            if (Names.same(header.cell(place), "id")) {
                return place;
            }
        }
        return -1;
    }

    /** Reads as far as the text is CSV; what stops it is noted. Never throws, whatever the bytes are. */
    public static Sheet read(TableKind kind, byte[] content, Problems problems) {
        String text = CsvText.read(content, problems);
        boolean says =
                text.length() > 5 && text.regionMatches(true, 0, "sep=", 0, 4) && "\r\n".indexOf(text.charAt(5)) >= 0;
        if (says) {
            return read(kind, text.substring(5).replaceFirst("\\R", ""), text.charAt(4), problems);
        }
        return read(kind, text, separator(kind, text), problems);
    }

    private static Sheet read(TableKind kind, String text, char separator, Problems problems) {
        List<Line> lines = new ArrayList<>();
        int last = lines(text, separator, Integer.MAX_VALUE, lines);
        if (last < 0) {
            problems.error(
                    -last, "", "", "The file is not CSV from this row on. Maybe a quote is missing or not doubled?");
        }
        HeaderSearch.Found found = HeaderSearch.in(lines.stream().limit(HEAD).toList(), kind);
        if (found.header() == null) {
            return new Sheet(separator, List.of(), null, List.of());
        }
        List<Line> above = lines.subList(0, found.above());
        return new Sheet(separator, above, found.header(), lines.subList(found.above() + 1, lines.size()));
    }

    private static char separator(TableKind kind, String text) {
        char best = SEPARATORS.getFirst();
        int most = 0;
        for (char separator : SEPARATORS) {
            List<Line> head = new ArrayList<>();
            lines(text, separator, HEAD, head);
            int names = HeaderSearch.in(head, kind).names();
            if (names > most) {
                most = names;
                best = separator;
            }
        }
        return best;
    }

    /** Gathers the rows with content; the number of the first row that is no CSV, negative, or of the last one. */
    private static int lines(String text, char separator, int most, List<Line> lines) {
        int number = 0;
        try (CsvReader<CsvRecord> records = reader(separator).ofCsvRecord(text)) {
            for (CsvRecord record : records) {
                Line line = line(++number, record.getFields());
                if (!line.blank()) {
                    lines.add(line);
                }
                if (lines.size() >= most) {
                    return number;
                }
            }
        } catch (CsvParseException broken) {
            return -(number + 1);
        } catch (IOException impossible) {
            throw new UncheckedIOException("A text cannot be closed.", impossible);
        }
        return number;
    }

    private static Line line(int number, List<String> cells) {
        return new Line(number, cells.stream().map(Sheet::trimmed).toList());
    }

    /** Text pasted from web pages brings blanks that do not break, which nobody sees and no value equals. */
    static String trimmed(String cell) {
        for (int at = 0; at < cell.length(); at++) {
            if (cell.charAt(at) > 127) {
                return cell.replaceAll(WIDE_BLANKS, " ").replaceAll(UNSEEN, "").strip();
            }
        }
        return cell.strip();
    }

    private static CsvReader.CsvReaderBuilder reader(char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .trimWhitespacesAroundQuotes(true)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
    }
}
