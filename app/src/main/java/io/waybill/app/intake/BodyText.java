package io.waybill.app.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Bytes to text, strictly: a lead is not stored with characters that its source did not send. */
final class BodyText {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int DECLARATION = 200;
    private static final Pattern DECLARED =
            Pattern.compile("^<\\?xml[^>]{1,100}encoding\\s{0,9}=\\s{0,9}[\"']([A-Za-z0-9._-]{1,40})[\"']");

    private BodyText() {}

    /** Decodes all of it or throws {@link CharacterCodingException} when the bytes are not text of that encoding. */
    static String decode(byte[] bytes, Charset charset) throws CharacterCodingException {
        String text = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    /** The charset of that name; null when there is none. */
    static @Nullable Charset findCharset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return null;
        }
    }

    /** The encoding an XML document says it has, by its first bytes or its declaration; null when it names one that does not exist. */
    static @Nullable Charset findXmlCharset(byte[] document) {
        String start = new String(document, 0, Math.min(DECLARATION, document.length), StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u00fe\u00ff") || start.startsWith("\0<")) {
            return StandardCharsets.UTF_16BE;
        }
        if (start.startsWith("\u00ff\u00fe") || start.startsWith("<\0")) {
            return StandardCharsets.UTF_16LE;
        }
        Matcher declared = DECLARED.matcher(start);
        return declared.find() ? findCharset(declared.group(1)) : StandardCharsets.UTF_8;
    }
}
