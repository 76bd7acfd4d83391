package io.waybill.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Where things are.
 *
 * @param checkout with the launcher
 * @param work for homes, data and logs of this run
 */
record Places(Path checkout, Path work) {
    Path launcher() {
        return checkout.resolve("waybill");
    }

    Path home() {
        return work.resolve("home");
    }

    Path data() {
        return work.resolve("data");
    }

    /** What sources were told, a line for each lead. */
    Path told() {
        return work.resolve("told.txt");
    }

    Path log(String name) {
        return work.resolve(name + ".log");
    }

    static Path java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program);
    }

    /** Deletes what the run has left. */
    void delete() throws IOException {
        try (var files = Files.walk(work)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
