package io.waybill.mappings.field;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads the word lists that are shipped beside the field types. */
final class ResourceLines {
    private ResourceLines() {}

    /** The lines of a list without blank lines and comments ({@code #}). */
    static List<String> of(String name) {
        try (InputStream list = ResourceLines.class.getResourceAsStream(name)) {
            if (list == null) {
                throw new IllegalStateException(
                        "The word list (%s) is not on the class path.%nMaybe the build left out the resources of this module."
                                .formatted(name));
            }
            return new String(list.readAllBytes(), UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The word list (%s) cannot be read.".formatted(name), e);
        }
    }
}
