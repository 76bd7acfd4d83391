package io.waybill.rules.table;

import java.util.List;

/** What a name in the header row stands for. Closed: the reader of rows switches over it. */
sealed interface Heading {
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
