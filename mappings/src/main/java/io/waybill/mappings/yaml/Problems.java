package io.waybill.mappings.yaml;

import io.waybill.mappings.MappingProblem;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, in the order found. For one thread. */
public final class Problems {
    private final List<MappingProblem> found = new ArrayList<>();

    public void add(Place place, String cell, String text) {
        found.add(new MappingProblem(place.file(), place.line(), place.key(), cell, text));
    }

    /** How many so far: reading a file left the number unchanged exactly when the file is clean. */
    public int count() {
        return found.size();
    }

    public List<MappingProblem> list() {
        return List.copyOf(found);
    }
}
