package io.waybill.rules.table.cell;

import java.util.ArrayList;
import java.util.List;

/** Takes a list apart at its commas; a quoted element is taken literally, with a doubled quote for one quote. */
final class Elements {
    /** One element; a quoted one has lost its quotes. */
    record Element(String text, boolean quoted) {}

    /** What word processors and some spreadsheets make of a straight quote. */
    private static final String CURLY = "“”„";

    private final String text;
    private final List<Element> elements = new ArrayList<>();
    private int at;

    private Elements(String text) {
        this.text = text;
    }

    static Parsed<List<Element>> of(String text) {
        return new Elements(text).read();
    }

    private Parsed<List<Element>> read() {
        do {
            skipBlanks();
            String mistake = at < text.length() && isOpening(text.charAt(at)) ? quoted() : plain();
            if (!mistake.isEmpty()) {
                return new Parsed.Bad<>(mistake);
            }
        } while (at++ < text.length());
        return new Parsed.Good<>(List.copyOf(elements));
    }

    /** Reads up to the next comma and stands on it. */
    private String plain() {
        int comma = text.indexOf(',', at);
        int end = comma < 0 ? text.length() : comma;
        String element = text.substring(at, end).strip();
        elements.add(new Element(element, false));
        at = end;
        return element.isEmpty() ? "has an empty place in its list. Maybe one comma less?" : "";
    }

    /** Reads up to the closing quote and stands on the comma behind it. */
    private String quoted() {
        StringBuilder element = new StringBuilder();
        boolean curly = text.charAt(at) != '"';
        for (at++; at < text.length(); at++) {
            char letter = text.charAt(at);
            boolean quote = curly ? CURLY.indexOf(letter) >= 0 : letter == '"';
            if (!quote) {
                element.append(letter);
            } else if (at + 1 < text.length() && text.charAt(at + 1) == letter) {
                element.append(letter);
                at++;
            } else {
                at++;
                elements.add(new Element(element.toString(), true));
                skipBlanks();
                boolean ends = at == text.length() || text.charAt(at) == ',';
                return ends ? "" : "has text after its closing quote. Maybe double the quotes inside?";
            }
        }
        return "has no closing quote. Maybe \" at its end?";
    }

    private static boolean isOpening(char letter) {
        return letter == '"' || CURLY.indexOf(letter) >= 0;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
