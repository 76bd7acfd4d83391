package io.waybill.rules.drl;

import java.util.List;

/** Finds out whether a stage's rules ask after certain recipients only, or after any: a flow may have thousands, and a lead few candidates. */
final class RecipientPatterns {
    private static final String TYPE = "RecipientStatus";

    private RecipientPatterns() {}

    /**
     * Whether each pattern begins with whose state it asks for, by a row ({@code id == $row.text("recipient")}) or by another fact ({@code id ==
     * $delivery.recipient}).
     */
    static boolean areNamed(List<Token> tokens) {
        for (int at = 0; at < tokens.size(); at++) {
            boolean imported = Token.at(tokens, at - 1).is(".");
            if (Token.at(tokens, at).is(TYPE) && !imported && !isNamed(tokens, at + 1)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNamed(List<Token> tokens, int open) {
        boolean equals = are(tokens, open, "(", "id", "=", "=")
                && Token.at(tokens, open + 4).isWord()
                && Token.at(tokens, open + 5).is(".");
        if (!equals) {
            return false;
        }
        int value = open + 6;
        int after = isRow(tokens, value) ? value + 4 : value + 1;
        return (isRow(tokens, value) || Token.at(tokens, value).is("recipient"))
                && (Token.at(tokens, after).is(",") || Token.at(tokens, after).is(")"));
    }

    private static boolean isRow(List<Token> tokens, int at) {
        return are(tokens, at, "text", "(")
                && Token.at(tokens, at + 2).text().equals("recipient")
                && Token.at(tokens, at + 3).is(")");
    }

    private static boolean are(List<Token> tokens, int from, String... wanted) {
        for (int place = 0; place < wanted.length; place++) {
            if (!Token.at(tokens, from + place).is(wanted[place])) {
                return false;
            }
        }
        return true;
    }
}
