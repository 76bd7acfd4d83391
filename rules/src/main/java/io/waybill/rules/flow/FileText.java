package io.waybill.rules.flow;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The text of an edited file, decoded strictly as UTF-8 with or without a byte order mark: a guess at another encoding would turn names
 * into different names.
 *
 * @param text what could be read, empty when the file is not UTF-8
 * @param brokenLine the line that is not UTF-8, counted from 1; 0 when all is well
 */
public record FileText(String text, int brokenLine) {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Decodes; never throws. */
    public static FileText of(byte[] content) {
        var in = ByteBuffer.wrap(content);
        var out = CharBuffer.allocate(content.length);
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        boolean broken = decoder.decode(in, out, true).isError();
        String text = out.flip().toString();
        if (broken) {
            return new FileText(
                    "", 1 + (int) text.chars().filter(letter -> letter == '\n').count());
        }
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return new FileText(marked ? text.substring(1) : text, 0);
    }

    /** Whether the file can be read; when it cannot, the problem has been noted. */
    public boolean readable(Problems problems) {
        if (brokenLine > 0) {
            problems.error(
                    brokenLine, "", "", "The file is not UTF-8 text. Maybe save it as \"CSV UTF-8\" or plain UTF-8?");
        }
        return brokenLine == 0;
    }
}
