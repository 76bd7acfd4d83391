package io.waybill.rules.drl;

import java.util.ArrayList;
import java.util.List;

/**
 * One word of DRL with its place.
 *
 * @param text a word as written, a string's content, or one sign
 */
record Token(Kind kind, String text, int start, int end) {
    enum Kind {
        WORD,
        STRING,
        NUMBER,
        SIGN
    }

    /** Stands where there is no token: before the first, after the last. */
    static final Token NONE = new Token(Kind.SIGN, "", 0, 0);

    /** The token at a place, which may be beyond either end. */
    static Token at(List<Token> tokens, int place) {
        return place < 0 || place >= tokens.size() ? NONE : tokens.get(place);
    }

    boolean is(String wanted) {
        return kind != Kind.STRING && text.equals(wanted);
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }

    static List<Token> of(DrlText drl) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < drl.code().length()) {
            char letter = drl.code().charAt(at);
            if (Character.isWhitespace(letter)) {
                at++;
            } else {
                Token token = next(drl, at, letter);
                tokens.add(token);
                at = token.end();
            }
        }
        return tokens;
    }

    private static Token next(DrlText drl, int start, char letter) {
        if (letter == '"' || letter == '\'') {
            int close = drl.code().indexOf(letter, start + 1);
            int end = close < 0 ? drl.code().length() : close + 1;
            return new Token(Kind.STRING, drl.text().substring(start + 1, Math.max(start + 1, end - 1)), start, end);
        }
        if (!Character.isJavaIdentifierPart(letter)) {
            return new Token(Kind.SIGN, String.valueOf(letter), start, start + 1);
        }
        int end = start;
        while (end < drl.code().length()
                && Character.isJavaIdentifierPart(drl.code().charAt(end))) {
            end++;
        }
        Kind kind = Character.isDigit(letter) ? Kind.NUMBER : Kind.WORD;
        return new Token(kind, drl.code().substring(start, end), start, end);
    }
}
