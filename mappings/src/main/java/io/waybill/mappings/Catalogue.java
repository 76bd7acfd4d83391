package io.waybill.mappings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The integrations that come with Waybill, so that a home need not hold a copy of those it uses. */
final class Catalogue {
    private Catalogue() {}

    /** The integration's file; null when the catalogue has none of that name. Neither name has a {@code /} or a dot in it. */
    static byte @Nullable [] find(String vendor, String action) {
        try (InputStream file =
                Catalogue.class.getResourceAsStream("integrations/%s/%s.yaml".formatted(vendor, action))) {
            return file == null ? null : file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The catalogue's %s.%s cannot be read.".formatted(vendor, action), e);
        }
    }
}
