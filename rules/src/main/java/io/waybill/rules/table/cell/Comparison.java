package io.waybill.rules.table.cell;

import io.waybill.rules.flow.Problems;
import io.waybill.rules.table.cell.Condition.Range;

/** The forms {@code >= 700}, {@code > 700}, {@code <= 18}, {@code < 18}. */
final class Comparison {
    private Comparison() {}

    static Parsed<Condition> read(String text, CellType type) {
        boolean orEqual = text.length() > 1 && text.charAt(1) == '=';
        boolean comparison = text.charAt(0) == '>' || text.charAt(0) == '<';
        String end = text.substring(orEqual ? 2 : 1).strip();
        boolean doubled = !end.isEmpty() && "<>=!".indexOf(end.charAt(0)) >= 0;
        if (!comparison || doubled) {
            return new Parsed.Bad<>(
                    "begins with a sign that cells do not know. Maybe " + meant(Problems.shortened(text), type) + "?");
        }
        boolean ordered = switch (type) {
            case NUMBER, STATUS, DATE, TIME, OPEN -> true;
            case TEXT, BOOLEAN, DAY -> false;
        };
        if (!ordered) {
            return new Parsed.Bad<>("compares, but this column is " + named(type) + ". Maybe quotes around it?");
        }
        boolean above = text.charAt(0) == '>';
        return Literal.end(end, type)
                .map(place -> above ? new Range(place, orEqual, null, false) : new Range(null, false, place, orEqual));
    }

    private static String meant(String text, CellType type) {
        String value = text.replaceFirst("^[<>=!]+", "").strip();
        if (text.startsWith("!") || text.startsWith("<>")) {
            return "not " + value;
        }
        if (text.startsWith("=>") || text.startsWith("=<")) {
            return text.charAt(1) + "= " + value;
        }
        return type == CellType.TEXT ? value + " or \"" + text + "\"" : value;
    }

    private static String named(CellType type) {
        return switch (type) {
            case TEXT -> "text";
            case BOOLEAN -> "yes or no";
            case DAY -> "a day";
            case NUMBER, STATUS, DATE, TIME, OPEN -> "ordered";
        };
    }
}
