package io.waybill.app.lists;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of an upload, one by one as they arrive: plain lines, or one column of a CSV file. For one thread. */
final class UploadRows implements AutoCloseable {
    private static final int LOOK_AHEAD = 16_384;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** Signs that no line has: so a line is one cell. */
    private static final char NEVER = '\u0001';

    private static final Set<String> HEADINGS = Set.of(
            "email",
            "e-mail",
            "email_address",
            "phone",
            "phone_number",
            "phone_1",
            "mobile",
            "number",
            "value",
            "hash",
            EntryHash.MD5,
            EntryHash.SHA256);

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final int column;
    private @Nullable CsvRecord first;

    /** A value and the line it stands on. */
    record Row(long number, String value) {}

    private UploadRows(CsvReader<CsvRecord> reader, ListOrder.Checked order) throws BadUpload {
        this.reader = reader;
        this.records = reader.iterator();
        this.first = records.hasNext() ? records.next() : null;
        int named = first == null ? -1 : place(first, order);
        if (order.column() != null && named < 0) {
            throw new BadUpload(
                    "There is no column (%s) in the first row. Maybe it is named otherwise?".formatted(order.column()));
        }
        column = Math.max(0, named);
        first = named < 0 ? first : null;
    }

    /**
     * Begins to read.
     *
     * @param csv whether it is certainly a CSV file; else its first line says
     */
    static UploadRows of(InputStream body, boolean csv, ListOrder.Checked order) throws BadUpload {
        try {
            var text = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8.newDecoder()), LOOK_AHEAD);
            boolean looks = hasCells(text);
            boolean cells = csv || order.column() != null || looks;
            return new UploadRows(reader(cells).ofCsvRecord(text), order);
        } catch (IOException broken) {
            throw bad(broken);
        } catch (CsvParseException | UncheckedIOException broken) {
            throw bad(broken);
        }
    }

    /** Looks at the first line without taking it; passes over a byte order mark. */
    private static boolean hasCells(BufferedReader text) throws IOException {
        text.mark(LOOK_AHEAD);
        int next = text.read();
        if (next != BYTE_ORDER_MARK) {
            text.reset();
        }
        text.mark(LOOK_AHEAD);
        boolean found = false;
        next = text.read();
        for (int read = 1; read < LOOK_AHEAD && next >= 0 && next != '\n' && !found; read++) {
            found = next == ',' || next == '"';
            next = text.read();
        }
        text.reset();
        return found;
    }

    private static CsvReader.CsvReaderBuilder reader(boolean cells) {
        return CsvReader.builder()
                .fieldSeparator(cells ? ',' : NEVER)
                .quoteCharacter(cells ? '"' : (char) (NEVER + 1))
                .commentStrategy(CommentStrategy.SKIP)
                .commentCharacter('#')
                .skipEmptyLines(true)
                .trimWhitespacesAroundQuotes(true)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
    }

    /** The column that counts, if the row names columns; -1 when it does not. */
    private static int place(CsvRecord row, ListOrder.Checked order) {
        List<String> names = row.getFields().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (order.column() != null) {
            return names.indexOf(order.column().strip().toLowerCase(Locale.ROOT));
        }
        int typed = names.indexOf(order.type());
        if (typed >= 0 && !order.type().isEmpty()) {
            return typed;
        }
        return names.stream()
                .filter(HEADINGS::contains)
                .findFirst()
                .map(names::indexOf)
                .orElse(-1);
    }

    /** The next row that has a value; null at the end. */
    @Nullable
    Row next() throws BadUpload {
        try {
            while (first != null || records.hasNext()) {
                CsvRecord row = first == null ? records.next() : first;
                first = null;
                String value =
                        column < row.getFieldCount() ? row.getField(column).strip() : "";
                if (!value.isEmpty() || row.getFieldCount() > 1) {
                    return new Row(row.getStartingLineNumber(), value);
                }
            }
            return null;
        } catch (CsvParseException | UncheckedIOException broken) {
            throw bad(broken);
        }
    }

    private static BadUpload bad(Exception broken) {
        Throwable cause = broken.getCause() == null ? broken : broken.getCause();
        if (cause instanceof CharacterCodingException) {
            return new BadUpload("The upload is not UTF-8 text. Maybe save it as \"CSV UTF-8\" or plain UTF-8?");
        }
        return cause instanceof IOException
                ? new BadUpload("The upload broke off.", cause)
                : new BadUpload("The upload is not readable CSV. Maybe a quote is not closed?");
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
