package io.waybill.mappings.field;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Cleans what forms and spreadsheets leave around a value: odd spaces, invisible characters, typographic dashes, foreign digits. */
final class RawText {
    private RawText() {}

    /** Without white space and invisible characters at either end; {@code String.strip} leaves no-break spaces and byte order marks. */
    static String trimmed(String raw) {
        int start = 0;
        int end = raw.length();
        while (start < end && isBlank(raw.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(raw.charAt(end - 1))) {
            end--;
        }
        return raw.substring(start, end);
    }

    /**
     * Trimmed, with wide letters, foreign digits, dashes and spaces in their ASCII form, for values whose grammar is ASCII.
     *
     * @return null when it is longer than {@code longest}, so that every parser behind this works on bounded text
     */
    static @Nullable String folded(String raw, int longest) {
        String trimmed = trimmed(raw);
        if (trimmed.length() > longest) {
            return null;
        }
        if (isPlain(trimmed)) {
            return trimmed;
        }
        StringBuilder folded = new StringBuilder(trimmed.length());
        Normalizer.normalize(trimmed, Normalizer.Form.NFKC).codePoints().forEach(c -> appendFolded(folded, c));
        return trimmed(folded.toString());
    }

    /** Printable ASCII, as nearly everything is: there is nothing to fold. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static void appendFolded(StringBuilder folded, int c) {
        if (c < 128) {
            folded.append(c < ' ' ? ' ' : (char) c);
        } else if (Character.isDigit(c)) {
            folded.append((char) ('0' + Character.digit(c, 10)));
        } else if (Character.getType(c) == Character.DASH_PUNCTUATION || c == '\u2212') {
            folded.append('-');
        } else if (Character.isSpaceChar(c)) {
            folded.append(' ');
        } else if (c == '\u2018' || c == '\u2019') {
            folded.append('\'');
        } else if (Character.getType(c) != Character.FORMAT) {
            folded.appendCodePoint(c);
        }
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }
}
