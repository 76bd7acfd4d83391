package io.waybill.rules.table.cell;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers in cells: {@code 700}, {@code -1.5}, {@code $25}; with thousands commas where they cannot be the commas of a list. */
final class Numbers {
    /** More digits than this are no number that people write, and slow to read. */
    private static final int LONGEST = 40;

    private static final Pattern PLAIN = Pattern.compile("[+-]?\\$?(\\d+(\\.\\d+)?|\\.\\d+)");
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\$?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern HYPHEN_RANGE =
            Pattern.compile("(\\$?\\d+(?:\\.\\d+)?)\\s*[-–]\\s*(\\$?\\d+(?:\\.\\d+)?)");

    private Numbers() {}

    /** A number in which a comma can only be a thousands comma. */
    static Parsed<BigDecimal> read(String text) {
        BigDecimal number = find(text);
        return number != null
                ? new Parsed.Good<>(number)
                : new Parsed.Bad<>("is not a number. Maybe " + suggestion(text) + "?");
    }

    /** Whether the text is one number with a currency sign and thousands commas: a list would repeat the sign. */
    static boolean isGroupedAmount(String text) {
        return text.contains("$") && GROUPED.matcher(text).matches();
    }

    private static @Nullable BigDecimal find(String text) {
        boolean number = text.length() <= LONGEST
                && (PLAIN.matcher(text).matches() || GROUPED.matcher(text).matches());
        return number ? Reading.key(new BigDecimal(text.replace(",", "").replace("$", ""))) : null;
    }

    private static String suggestion(String text) {
        var range = HYPHEN_RANGE.matcher(text);
        if (range.matches()) {
            return range.group(1) + ".." + range.group(2);
        }
        String mended = text.replaceAll("[oO]", "0")
                .replaceAll("[lI|]", "1")
                .replace('S', '5')
                .replace('B', '8')
                .replaceAll("^=+|\\s|%$", "");
        boolean better =
                mended.chars().filter(Character::isDigit).count() > mended.length() / 2 && find(mended) != null;
        return better ? mended : "700, >= 700 or 500..700";
    }
}
