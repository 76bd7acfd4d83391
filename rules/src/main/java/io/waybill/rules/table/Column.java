package io.waybill.rules.table;

import io.waybill.rules.table.cell.CellType;
import java.util.Set;

/**
 * A column that conditions read.
 *
 * @param name as the header writes it
 * @param input what {@link Inputs} is asked for: the name, with a header's name in small letters
 * @param type how its cells are read and compared
 * @param words the only values its cells may name; empty when anything goes
 */
public record Column(String name, String input, CellType type, Set<String> words) {
    public Column {
        words = Set.copyOf(words);
    }
}
