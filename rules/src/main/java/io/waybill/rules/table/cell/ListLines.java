package io.waybill.rules.table.cell;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** The lines of a list's file, decoded one by one: a file of many megabytes is never held as one text. For one thread. */
final class ListLines {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final byte[] content;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();

    ListLines(byte[] content) {
        this.content = content;
    }

    /**
     * Hands over every line that is neither blank nor a comment, stripped.
     *
     * @return the first line that is not UTF-8, counted from 1; 0 when all is well
     */
    int read(Consumer<String> entries) {
        int line = 1;
        int start = startsWithMark() ? BYTE_ORDER_MARK.length : 0;
        for (int at = start; at <= content.length; at++) {
            if (at < content.length && content[at] != '\n' && content[at] != '\r') {
                continue;
            }
            try {
                String text = decoder.decode(ByteBuffer.wrap(content, start, at - start))
                        .toString()
                        .strip();
                if (!text.isEmpty() && text.charAt(0) != '#') {
                    entries.accept(text);
                }
            } catch (CharacterCodingException broken) {
                return line;
            }
            line += at < content.length && content[at] == '\n' ? 1 : 0;
            start = at + 1;
        }
        return 0;
    }

    private boolean startsWithMark() {
        return content.length >= BYTE_ORDER_MARK.length
                && ByteBuffer.wrap(content, 0, BYTE_ORDER_MARK.length).equals(ByteBuffer.wrap(BYTE_ORDER_MARK));
    }
}
