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

/** Bytes to text. Sources are often wrong about their charset, and their leads are not lost for it. */
final class BodyText {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Charset OLD_PAGES = Charset.forName("windows-1252");
    private static final int DECLARATION = 200;
    private static final Pattern DECLARED =
            Pattern.compile("^<\\?xml[^>]{1,100}encoding\\s{0,9}=\\s{0,9}[\"']([A-Za-z0-9._-]{1,40})[\"']");

    private BodyText() {}

    /** Decodes all of it; what is not text of that charset is taken for what old pages and spreadsheets send, whatever they say. */
    static String decode(byte[] bytes, Charset charset) {
        String text;
        try {
            text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException otherCharset) {
            text = new String(bytes, OLD_PAGES);
        }
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

    /** The encoding an XML document says it has, by its first bytes or its declaration; UTF-8 when it names none that exists. */
    static Charset xmlCharset(byte[] document) {
        String start = new String(document, 0, Math.min(DECLARATION, document.length), StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u00fe\u00ff") || start.startsWith("\0<")) {
            return StandardCharsets.UTF_16BE;
        }
        if (start.startsWith("\u00ff\u00fe") || start.startsWith("<\0")) {
            return StandardCharsets.UTF_16LE;
        }
        Matcher declared = DECLARED.matcher(start);
        Charset charset = declared.find() ? findCharset(declared.group(1)) : null;
        return charset == null ? StandardCharsets.UTF_8 : charset;
    }
}
