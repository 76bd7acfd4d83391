package io.waybill.rules.table;

import io.waybill.rules.flow.FileText;
import io.waybill.rules.flow.Problems;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The text of a CSV file in whichever encoding a spreadsheet program saved it: UTF-8 and UTF-16 with or without their mark, else Windows-1252,
 * which is worth a warning. A file that has UTF-8 in one place and something else in another is broken: nobody can say what its author saw.
 */
final class CsvText {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private CsvText() {}

    /** The text; empty when it cannot be read, and then the problem has been noted. */
    static String read(byte[] content, Problems problems) {
        if (begins(content, 'P', 'K', 3, 4)) {
            problems.error(
                    0, "", "", "The file is a workbook, not CSV. Maybe waybill table import turns it into a table?");
            return "";
        }
        if (begins(content, 0xD0, 0xCF, 0x11, 0xE0)) {
            problems.error(0, "", "", "The file is an old or locked workbook. Maybe save it as \"CSV UTF-8\"?");
            return "";
        }
        Charset wide = findWide(content);
        return wide == null ? narrow(content, problems) : wide(content, wide, problems);
    }

    private static boolean begins(byte[] content, int... signs) {
        for (int at = 0; at < signs.length; at++) {
            if (at >= content.length || (content[at] & 0xFF) != signs[at]) {
                return false;
            }
        }
        return true;
    }

    /** The kind of UTF-16 that the mark or the first two letters show; null when they show none. */
    private static @Nullable Charset findWide(byte[] content) {
        if (content.length < 4) {
            return null;
        }
        if (begins(content, 0xFF, 0xFE) || (content[0] != 0 && content[1] == 0 && content[2] != 0 && content[3] == 0)) {
            return StandardCharsets.UTF_16LE;
        }
        boolean big = content[0] == 0 && content[1] != 0 && content[2] == 0 && content[3] != 0;
        return big || begins(content, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : null;
    }

    private static String wide(byte[] content, Charset charset, Problems problems) {
        var out = CharBuffer.allocate(content.length / 2 + 1);
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        if (decoder.decode(ByteBuffer.wrap(content), out, true).isError()) {
            problems.error(
                    1
                            + (int) out.flip()
                                    .chars()
                                    .filter(letter -> letter == '\n')
                                    .count(),
                    "",
                    "",
                    "The file is not UTF-16 text as its beginning says. Maybe save it as \"CSV UTF-8\"?");
            return "";
        }
        String text = out.flip().toString();
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static String narrow(byte[] content, Problems problems) {
        FileText text = FileText.of(content);
        if (text.brokenLine() == 0) {
            return text.text();
        }
        if (!isWindows(content)) {
            text.readable(problems);
            return "";
        }
        problems.warning(
                text.brokenLine(),
                "",
                "",
                "The file is not UTF-8: it was read as Windows-1252. Maybe save it as \"CSV UTF-8\"?");
        return new String(content, WINDOWS);
    }

    /** Whether every sign is one that people type and none of them makes a letter of UTF-8 with the next. */
    private static boolean isWindows(byte[] content) {
        for (int at = 0; at < content.length; at++) {
            int sign = content[at] & 0xFF;
            int next = at + 1 < content.length ? content[at + 1] & 0xFF : 0;
            boolean leads = sign >= 0xC2 && sign <= 0xF4 && next >= 0x80 && next <= 0xBF;
            boolean control = sign < ' ' && sign != '\t' && sign != '\n' && sign != '\r';
            boolean unassigned = sign == 0x81 || sign == 0x8D || sign == 0x8F || sign == 0x90 || sign == 0x9D;
            if (leads || control || unassigned) {
                return false;
            }
        }
        return true;
    }
}
