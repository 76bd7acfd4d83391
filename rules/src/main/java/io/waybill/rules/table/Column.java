package io.waybill.rules.table;

import io.waybill.rules.flow.Suggestion;
import io.waybill.rules.table.cell.CellType;
import io.waybill.rules.table.cell.Condition;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A column that conditions read.
 *
 * @param name as the header writes it
 * @param input what {@link Inputs} is asked for: the name, that of an answer's header in small letters
 * @param type how its cells are read and compared
 * @param words the only values its cells may name; null when anything goes
 */
public record Column(
        String name, String input, CellType type, @Nullable Set<String> words) {
    public Column {
        words = words == null ? null : Set.copyOf(words);
    }

    /** Words that the condition names and the column does not know: misspelt, they would make it never hold. In order. */
    List<String> listUnknownWords(Condition condition) {
        if (words == null || !(condition.withoutNot() instanceof Condition.OneOf(Set<Object> keys))) {
            return List.of();
        }
        Set<String> folded =
                words.stream().map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return keys.stream()
                .map(Object::toString)
                .filter(key -> !folded.contains(key))
                .sorted()
                .toList();
    }

    /** What somebody meant who wrote the unknown word. */
    String suggestion(String word) {
        return words == null ? "" : Suggestion.maybe(word, words);
    }
}
