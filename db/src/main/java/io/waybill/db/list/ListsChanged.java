package io.waybill.db.list;

import java.util.Set;

/** Published when there are other lists than before, on every node within a second. */
public record ListsChanged(Set<String> names) {
    public ListsChanged {
        names = Set.copyOf(names);
    }
}
