package io.waybill.rules.table;

import io.waybill.rules.Known;
import io.waybill.rules.fact.OutcomeClass;
import io.waybill.rules.flow.DurationText;
import io.waybill.rules.flow.Suggestion;
import io.waybill.rules.table.cell.Parsed;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Turns output cells into typed values. Immutable. */
final class OutputReader {
    private final Known known;

    OutputReader(Known known) {
        this.known = known;
    }

    /** Reads a cell that is not empty. */
    Parsed<?> read(OutputType type, String cell) {
        return switch (type) {
            case OutputType.Text text -> new Parsed.Good<>(cell);
            case OutputType.Word(List<String> words) -> word(cell, words);
            case OutputType.RecipientId recipient -> id(cell, "recipient", known.recipients());
            case OutputType.EnhancementId enhancement ->
                id(cell, "enhancement", known.enhancements().keySet());
            case OutputType.Whole(int least, int most) -> whole(cell, least, most);
            case OutputType.Percent percent -> whole(cell.replaceFirst("\\s*%$", ""), 0, 100);
            case OutputType.Factor factor -> factor(cell);
            case OutputType.YesNo yesNo -> yesNo(cell);
            case OutputType.PriceText price -> Money.price(cell);
            case OutputType.Amount amount -> Money.cents(cell);
            case OutputType.Span span -> span(cell);
            case OutputType.Waits waits -> Backoff.read(cell);
            case OutputType.Pay pay -> Payout.read(cell);
            case OutputType.ClassName className -> outcomeClass(cell);
        };
    }

    /** {@code yes} or {@code no}; spreadsheets like to write {@code TRUE} and {@code FALSE}. */
    static Parsed<Boolean> yesNo(String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> new Parsed.Good<>(true);
            case "no", "false" -> new Parsed.Good<>(false);
            default -> new Parsed.Bad<>("is not yes or no. Maybe yes?");
        };
    }

    private static Parsed<String> word(String cell, Collection<String> words) {
        String word = cell.toLowerCase(Locale.ROOT);
        return words.contains(word)
                ? new Parsed.Good<>(word)
                : new Parsed.Bad<>("is none of " + String.join(", ", words) + "." + Suggestion.maybe(cell, words));
    }

    private static Parsed<String> id(String cell, String what, Collection<String> ids) {
        return ids.contains(cell)
                ? new Parsed.Good<>(cell)
                : new Parsed.Bad<>("is not a known " + what + "." + Suggestion.maybe(cell, ids));
    }

    private static Parsed<Integer> whole(String cell, int least, int most) {
        // programs that know only fractions save 1 as 1.0
        boolean whole = cell.matches("-?\\d{1,9}(\\.0{1,9})?");
        int number = whole ? Integer.parseInt(cell.replaceFirst("\\..*", "")) : 0;
        return whole && number >= least && number <= most
                ? new Parsed.Good<>(number)
                : new Parsed.Bad<>(
                        "is not a whole number from %d to %d. Maybe %d?".formatted(least, most, Math.max(1, least)));
    }

    private static Parsed<BigDecimal> factor(String cell) {
        boolean factor = cell.matches("\\d{1,3}(\\.\\d{1,4})?") && new BigDecimal(cell).signum() > 0;
        return factor
                ? new Parsed.Good<>(new BigDecimal(cell))
                : new Parsed.Bad<>("is not a number to multiply with. Maybe 1.5?");
    }

    private static Parsed<?> span(String cell) {
        var span = DurationText.find(cell);
        return span == null ? new Parsed.Bad<>("is not a duration. " + DurationText.EXAMPLES) : new Parsed.Good<>(span);
    }

    private static Parsed<OutcomeClass> outcomeClass(String cell) {
        List<String> words =
                Arrays.stream(OutcomeClass.values()).map(OutcomeClass::word).toList();
        return word(cell, words).map(word -> OutcomeClass.valueOf(word.toUpperCase(Locale.ROOT)));
    }
}
