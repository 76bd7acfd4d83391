package io.waybill.rules.analysis;

import io.waybill.rules.table.cell.CellType;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What can stand in a column.
 *
 * @param gone the ways in which there can be no value
 * @param grid its numbers, where they are numbers
 * @param words its only texts, without letter case; null when there is no end of them
 * @param digits how many digits its texts have; null when they are of many forms
 * @param canBe whether a text, without letter case, can stand there
 */
record Domain(
        CellType type,
        Set<Gone> gone,
        Grid grid,
        @Nullable Set<String> words,
        FieldValues.@Nullable Digits digits,
        Predicate<String> canBe) {
    Domain {
        gone = Set.copyOf(gone);
        words = words == null ? null : Set.copyOf(words);
    }

    /** A column that always has a value. */
    static Domain sure(CellType type, Grid grid) {
        return new Domain(type, Set.of(), grid, null, null, text -> true);
    }

    Domain with(Gone... ways) {
        return new Domain(type, Set.of(ways), grid, words, digits, canBe);
    }

    Domain of(@Nullable Set<String> only) {
        return new Domain(type, gone, grid, only, digits, canBe);
    }

    /** A way of having no value. */
    enum Gone {
        MISSING,
        INVALID,
        /** It may still come: only a blank cell accepts that. */
        PENDING
    }
}
