package io.waybill.rules.analysis;

import io.waybill.rules.table.cell.Condition;
import java.util.List;

/**
 * Makes a text for which some conditions hold. It is a try: whoever asks looks whether they do.
 *
 * @param begun how the text begins
 * @param open whether it may go on
 */
record Sample(String begun, boolean open) {
    String with(List<Condition> held) {
        if (!open) {
            return begun;
        }
        StringBuilder text = new StringBuilder(begun);
        for (Condition condition : held) {
            switch (condition) {
                case Condition.Contains(List<String> parts) ->
                    text.append(TextCuts.FRESH).append(parts.getFirst());
                case Condition.Matches matches ->
                    text.append(TextCuts.FRESH).append(plain(matches.pattern().pattern()));
                default -> {}
            }
        }
        return text.toString();
    }

    /** What is left of a pattern without its signs: of a simple one a text that it finds. */
    private static String plain(String pattern) {
        return pattern.replaceFirst("^\\(\\?i\\)", "")
                .replace("\\d", "5")
                .replace("[0-9]", "5")
                .replaceAll("[\\^$\\\\()]", "")
                .replaceAll("\\|.*", "");
    }
}
