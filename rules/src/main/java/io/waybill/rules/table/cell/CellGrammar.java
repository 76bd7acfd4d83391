package io.waybill.rules.table.cell;

import io.waybill.rules.flow.Problems;
import io.waybill.rules.flow.Suggestion;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads condition cells. The text only ever becomes data: values, ranges, lists and RE2 patterns.
 *
 * <p>Immutable; safe for use by many threads.
 */
public final class CellGrammar {
    /** What a spreadsheet can hold in a cell. */
    private static final int LONGEST = 32_767;

    /** A state that is a word of the grammar too. */
    private static final String INDIANA = "IN";

    private static final Condition ANY = new Condition.Any();

    private final NamedLists lists;

    /** @param lists what {@code in @list} may name */
    public CellGrammar(NamedLists lists) {
        this.lists = lists;
    }

    /** Reads one cell of a column of this type. */
    public Parsed<Condition> read(String cell, CellType type) {
        if (cell.length() > LONGEST) {
            return new Parsed.Bad<>("is longer than %d letters. Maybe in @list?".formatted(LONGEST));
        }
        String text = cell.strip();
        boolean negated = false;
        for (String rest = after("not", text); rest != null; rest = after("not", text)) {
            text = rest;
            negated = !negated;
        }
        boolean blank = text.isEmpty() || text.equals("*") || text.equalsIgnoreCase("not");
        if (blank && !text.equals(cell.strip())) {
            return new Parsed.Bad<>("never holds. Maybe missing, or a value after not?");
        }
        Parsed<Condition> condition = form(text, type);
        return negated ? condition.map(Condition.Not::new) : condition;
    }

    private Parsed<Condition> form(String text, CellType type) {
        if (text.equals(INDIANA)) {
            return Values.read(text, type);
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "", "*" -> new Parsed.Good<>(ANY);
            case "present" -> new Parsed.Good<>(new Condition.Present());
            case "missing" -> new Parsed.Good<>(new Condition.Missing());
            case "valid" -> new Parsed.Good<>(new Condition.Valid());
            case "invalid" -> new Parsed.Good<>(new Condition.Invalid());
            case "not", "in", "starts", "contains", "~" ->
                new Parsed.Bad<>("does not say what. Maybe a value after it, or quotes around it?");
            default -> longForm(text, type);
        };
    }

    private Parsed<Condition> longForm(String text, CellType type) {
        String list = after("in", text);
        if (list != null && list.startsWith("@")) {
            return inList(list.substring(1).strip(), type);
        }
        String starts = after("starts", text);
        if (starts != null) {
            return TextForms.starts(starts, type);
        }
        String contains = after("contains", text);
        if (contains != null) {
            return TextForms.contains(contains, type);
        }
        return switch (text.charAt(0)) {
            case '~' -> TextForms.matches(text.substring(1).strip(), type);
            case '<', '>', '=', '!' -> Comparison.read(text, type);
            case '≥' -> Comparison.read(">=" + text.substring(1), type);
            case '≤' -> Comparison.read("<=" + text.substring(1), type);
            case '≠' -> Comparison.read("<>" + text.substring(1), type);
            case '@' -> new Parsed.Bad<>("names a list. Maybe in " + Problems.shortened(text) + "?");
            default -> Values.read(text, type);
        };
    }

    private Parsed<Condition> inList(String name, CellType type) {
        NamedList list = lists.find(name);
        if (list == null) {
            return new Parsed.Bad<>("names a list that is not there." + Suggestion.maybe(name, lists.names()));
        }
        return switch (type) {
            case TEXT, NUMBER, STATUS, OPEN -> new Parsed.Good<>(new Condition.InList(list));
            case BOOLEAN, DATE, TIME, DAY -> new Parsed.Bad<>("names a list, but lists hold text. Maybe a range?");
        };
    }

    /** What stands behind a leading word and a blank; null when the text does not begin so. */
    private static @Nullable String after(String word, String text) {
        int end = word.length();
        boolean begins = text.length() > end
                && text.regionMatches(true, 0, word, 0, end)
                && Character.isWhitespace(text.charAt(end));
        return begins ? text.substring(end).strip() : null;
    }
}
