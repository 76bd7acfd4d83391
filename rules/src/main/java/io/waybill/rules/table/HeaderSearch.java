package io.waybill.rules.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the row with the names of the columns: people put titles above it, and merge its cells over two rows. It is the first row with an id and
 * most of the names that every table of the kind has; where there is none, the first row.
 */
final class HeaderSearch {
    /**
     * The header.
     *
     * @param above how many rows with content stand above it
     * @param header null when there is no row at all
     * @param names how many of the kind's names it has
     */
    record Found(int above, Sheet.@Nullable Line header, int names) {}

    private final TableKind kind;

    private HeaderSearch(TableKind kind) {
        this.kind = kind;
    }

    /** @param lines the first rows with content */
    static Found in(List<Sheet.Line> lines, TableKind kind) {
        return new HeaderSearch(kind).search(lines);
    }

    private Found search(List<Sheet.Line> lines) {
        if (lines.isEmpty()) {
            return new Found(0, null, 0);
        }
        Found best = new Found(0, lines.getFirst(), names(lines.getFirst()));
        for (int at = 1; at < lines.size(); at++) {
            Sheet.Line line = lines.get(at);
            best = better(best, new Found(at, line, names(line)));
            best = better(best, overTwoRows(at, lines.get(at - 1), line));
        }
        return best;
    }

    private static Found better(Found best, Found other) {
        boolean named = other.names() >= 2;
        return named && other.names() > best.names() ? other : best;
    }

    /** A header with cells merged over two rows: their names stand in the upper one. */
    private Found overTwoRows(int at, Sheet.Line upper, Sheet.Line lower) {
        List<String> cells = new ArrayList<>();
        for (int place = 0; place < Math.max(upper.cells().size(), lower.cells().size()); place++) {
            boolean merged = lower.cell(place).isEmpty() && isName(upper.cell(place));
            cells.add(merged ? upper.cell(place) : lower.cell(place));
        }
        Sheet.Line both = new Sheet.Line(lower.number(), cells);
        boolean besideEachOther = upper.number() + 1 == lower.number();
        return new Found(at, both, besideEachOther ? names(both) : 0);
    }

    private int names(Sheet.Line line) {
        long names = line.cells().stream().filter(this::isName).count();
        boolean identified = line.cells().stream().anyMatch(cell -> Names.same(cell, "id"));
        return (int) names + (identified && names > 1 ? kind.outputs().size() : 0);
    }

    private boolean isName(String cell) {
        return Heading.Control.WORDS.stream().anyMatch(word -> Names.same(cell, word))
                || kind.outputs().stream().anyMatch(output -> Names.same(cell, output.name()));
    }
}
