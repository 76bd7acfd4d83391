package io.waybill.app.importing;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file whose first row names the columns. Commas, semicolons, tabs and bars are told apart by the first row. For one thread. */
final class Rows implements AutoCloseable {
    private static final String SEPARATORS = ",;\t|";
    private static final int LONGEST_HEADER = 1_000_000;

    private final CsvReader<CsvRecord> csv;
    private final Iterator<CsvRecord> records;
    private final List<String> header;
    private int number = 1;
    private boolean broken;

    /**
     * One row.
     *
     * @param number as a spreadsheet shows it
     * @param cells by column name; a name that stands twice has a list
     * @param problem why it cannot be read, or null
     */
    record Row(
            int number, Map<String, Object> cells, @Nullable String problem) {}

    private Rows(CsvReader<CsvRecord> csv) {
        this.csv = csv;
        this.records = csv.iterator();
        this.header = records.hasNext()
                ? records.next().getFields().stream().map(String::strip).toList()
                : List.of();
    }

    /** Opens the text and reads its header. Throws {@link CsvParseException} when not even that can be read. */
    static Rows open(Reader text) throws IOException {
        return new Rows(CsvReader.builder()
                .fieldSeparator(separator(text))
                .skipEmptyLines(false)
                .trimWhitespacesAroundQuotes(true)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text));
    }

    /** The names of the columns, without those that have none. */
    List<String> columns() {
        return header.stream().filter(name -> !name.isEmpty()).distinct().toList();
    }

    /** The next row that has any content; null at the end. After a row that is not CSV there are no more. */
    @Nullable
    Row next() {
        try {
            while (!broken && records.hasNext()) {
                List<String> cells = records.next().getFields();
                number++;
                if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                    return row(cells);
                }
            }
            return null;
        } catch (CsvParseException | NoSuchElementException notCsv) {
            broken = true;
            return new Row(
                    number + 1,
                    Map.of(),
                    "The file is not CSV from this row on. Maybe a quote is missing or not doubled?");
        }
    }

    private Row row(List<String> cells) {
        if (cells.size() > header.size()
                && cells.subList(header.size(), cells.size()).stream().anyMatch(cell -> !cell.isBlank())) {
            return new Row(
                    number,
                    Map.of(),
                    "The row has %d cells, the header %d. Maybe a cell with a separator needs quotes?"
                            .formatted(cells.size(), header.size()));
        }
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(cells.size(), header.size()); i++) {
            if (!header.get(i).isEmpty()) {
                named.merge(header.get(i), cells.get(i), Rows::both);
            }
        }
        return new Row(number, named, null);
    }

    private static Object both(Object first, Object second) {
        List<Object> all = new ArrayList<>(first instanceof List<?> list ? list : List.of(first));
        all.add(second);
        return all;
    }

    /** The one that the first row has most often, outside of quotes. */
    private static char separator(Reader text) throws IOException {
        text.mark(LONGEST_HEADER);
        int[] counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        int read = text.read();
        for (int i = 1; read >= 0 && i < LONGEST_HEADER && (quoted || (read != '\n' && read != '\r')); i++) {
            quoted ^= read == '"';
            int separator = SEPARATORS.indexOf(read);
            if (!quoted && separator >= 0) {
                counts[separator]++;
            }
            read = text.read();
        }
        text.reset();
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return SEPARATORS.charAt(most);
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
