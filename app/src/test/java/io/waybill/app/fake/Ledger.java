package io.waybill.app.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every request, written down before it is answered, so that a kill at any moment leaves it on record. Safe for use by many threads. */
final class Ledger {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Visit> visits = new ArrayList<>();
    private final @Nullable Path file;

    /** @param file where lines are appended; null to keep them in memory only */
    Ledger(@Nullable Path file) {
        this.file = file;
    }

    /** What another process wrote; a last line that was cut off by a kill is left out. */
    static List<Visit> read(Path file) {
        try {
            var text = Files.readString(file);
            return text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .map(Ledger::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized List<Visit> visits() {
        return List.copyOf(visits);
    }

    synchronized void add(Visit visit) throws IOException {
        if (file != null) {
            Files.writeString(
                    file, JSON.writeValueAsString(visit) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        visits.add(visit);
    }

    private static Visit parse(String line) {
        try {
            return JSON.readValue(line, Visit.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
