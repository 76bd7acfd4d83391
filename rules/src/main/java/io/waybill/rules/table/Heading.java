package io.waybill.rules.table;

import java.util.List;
import java.util.Locale;

/** What a name in the header row stands for. Closed: the reader of rows switches over it. */
sealed interface Heading {
    /** What the column is called in problems; empty when it has no name. */
    default String title() {
        return switch (this) {
            case Control control -> control.name().toLowerCase(Locale.ROOT);
            case Reads(Column column) -> column.name();
            case Gives(Output output) -> output.name();
            case Nothing(String name) -> name;
        };
    }

    /** The columns that every kind of table has. */
    enum Control implements Heading {
        ID,
        NOTE,
        FROM,
        UNTIL,
        ON;

        static final List<String> WORDS = List.of("id", "note", "from", "until", "on");
    }

    /** A condition. */
    record Reads(Column column) implements Heading {}

    /** An output. */
    record Gives(Output output) implements Heading {}

    /** No name, or one that is not known: its cells are not read. */
    record Nothing(String name) implements Heading {}
}
