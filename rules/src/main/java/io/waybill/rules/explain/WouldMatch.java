package io.waybill.rules.explain;

import io.waybill.rules.table.Cell;
import io.waybill.rules.table.cell.CellType;
import io.waybill.rules.table.cell.Condition;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Says in words what would meet a condition. */
public final class WouldMatch {
    private WouldMatch() {}

    /** The words for one cell, to stand behind "would match: ". */
    public static String words(Cell cell) {
        return cell.condition() instanceof Condition.Not(Condition inner)
                ? "anything but " + words(inner, cell.text().strip().replaceFirst("(?i)^not\\s+", ""), cell)
                : words(cell.condition(), cell.text(), cell);
    }

    /** @param text the part of the cell that says it */
    private static String words(Condition condition, String text, Cell cell) {
        return switch (condition) {
            case Condition.Any any -> "anything";
            case Condition.Present present -> "any value";
            case Condition.Missing missing -> "no value at all";
            case Condition.Valid valid -> "a valid value";
            case Condition.Invalid invalid -> "a value that is not valid";
            case Condition.OneOf oneOf -> oneOf.keys().size() > 1 ? "one of " + text : text;
            case Condition.Range range -> cell.column().type() == CellType.NUMBER ? range(range) : text;
            case Condition.TextRange range -> "from %s to %s".formatted(range.from(), range.to());
            case Condition.InList list -> "an entry of list " + list.list().name();
            case Condition.StartsWith starts -> "a value that starts with " + String.join(" or ", starts.starts());
            case Condition.Contains contains -> "a value that contains " + String.join(" or ", contains.parts());
            case Condition.Matches matches -> "a value in which %s is found".formatted(matches.pattern());
            case Condition.AnyOf anyOf -> "one of " + text;
            case Condition.Not not -> "not " + words(not.condition(), text, cell);
        };
    }

    private static String range(Condition.Range range) {
        String from = end(range.from(), range.fromIncluded(), "%s or more", "more than %s");
        String to = end(range.to(), range.toIncluded(), "%s or less", "less than %s");
        if (from.isEmpty() || to.isEmpty()) {
            return from + to;
        }
        return from + " and " + to;
    }

    private static String end(@Nullable BigDecimal end, boolean included, String with, String without) {
        return end == null ? "" : (included ? with : without).formatted(end.toPlainString());
    }
}
