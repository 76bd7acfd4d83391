package io.waybill.app.home;

import java.util.List;
import java.util.SortedMap;

/**
 * The home folder as it was read.
 *
 * @param content every edited file by its path below the home
 * @param problems files that could not be read; as nobody knows what they say, nothing new is put in force
 */
record HomeFiles(SortedMap<String, byte[]> content, List<HomeProblem> problems) {
    HomeFiles {
        problems = List.copyOf(problems);
    }

    boolean complete() {
        return problems.isEmpty();
    }
}
