package io.waybill.rules.table.cell;

/** A list that cells refer to by name. Two lists are equal when their names are: comparing a million entries would tell nothing more. */
public sealed interface NamedList {
    String name();

    /** Whether what stands in a column is an entry. */
    boolean has(Reading reading);

    /** A file of the home folder: its entries are at hand. */
    record OfFile(String name, ListEntries entries) implements NamedList {
        @Override
        public boolean has(Reading reading) {
            return entries.contains(reading.folded());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof OfFile list && list.name.equals(name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }

        @Override
        public String toString() {
            return "@" + name;
        }
    }

    /** A list kept elsewhere: whether a value is an entry is a fact of the round. */
    record Uploaded(String name) implements NamedList {
        @Override
        public boolean has(Reading reading) {
            return reading.lists().contains(name);
        }
    }
}
