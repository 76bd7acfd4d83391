package io.waybill.rules.analysis;

import io.waybill.rules.flow.FileText;
import io.waybill.rules.table.cell.CellType;
import io.waybill.rules.table.cell.Reading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A list's file, entry by entry.
 *
 * @param file path below the home folder
 * @param entries in the order of the file; none when there are too many to look at each
 */
public record ListFile(String name, String file, List<Entry> entries, boolean tooLong) {
    /** A larger file is left alone: its entries are numbers of phones, not states. */
    private static final int LARGEST = 2 << 20;

    private static final int MOST = 20_000;

    public ListFile {
        entries = List.copyOf(entries);
    }

    /**
     * One entry.
     *
     * @param folded as it is compared
     */
    public record Entry(int line, String text, String folded) {}

    /** Reads a list's file as the lists of tables are read. */
    public static ListFile read(String name, byte[] content) {
        String path = "rules/lists/" + name + ".txt";
        List<Entry> entries = new ArrayList<>();
        if (content.length <= LARGEST) {
            List<String> lines = FileText.of(content).text().lines().toList();
            for (int at = 0; at < lines.size(); at++) {
                String text = lines.get(at).strip();
                if (!text.isEmpty() && text.charAt(0) != '#') {
                    entries.add(new Entry(at + 1, text, folded(text)));
                }
            }
        }
        boolean tooLong = content.length > LARGEST || entries.size() > MOST;
        return new ListFile(name, path, tooLong ? List.of() : entries, tooLong);
    }

    static String folded(String text) {
        return Reading.of(CellType.TEXT, text, true).folded();
    }

    /** The entries as values of a column of this type; those that cannot be one are left out. */
    List<Object> listKeys(CellType type) {
        Stream<Entry> all = entries.stream();
        return switch (type) {
            case TEXT, OPEN -> all.map(entry -> (Object) entry.folded()).toList();
            case NUMBER, STATUS ->
                all.filter(entry -> isNumber(entry.text()))
                        .map(entry -> (Object) number(entry.text()))
                        .toList();
            case BOOLEAN, DATE, TIME, DAY -> List.of();
        };
    }

    /** Whether the text is written as a number of a lead is: a list compares texts. */
    static boolean isNumber(String text) {
        return text.length() < 40 && text.matches("-?(0|[1-9]\\d*)(\\.\\d*[1-9])?") && !text.equals("-0");
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text).stripTrailingZeros();
    }
}
