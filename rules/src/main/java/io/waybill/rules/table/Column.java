package io.waybill.rules.table;

import io.waybill.rules.table.cell.CellType;
import java.util.Set;
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
}
