package io.waybill.rules.table.cell;

import java.util.Set;

/**
 * A list that cells refer to by name. Two lists are equal when their names are: comparing a million entries would tell nothing more.
 *
 * @param entries folded to one letter case
 */
public record NamedList(String name, Set<String> entries) {
    /** Whether the folded text is an entry. */
    public boolean contains(String folded) {
        return entries.contains(folded);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NamedList list && list.name.equals(name);
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
