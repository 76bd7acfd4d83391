package io.waybill.mappings.response;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping needs a body to be.
 *
 * @param read the kind the author names; null when the content type decides
 * @param implied the kinds its paths can look into
 * @param usesText whether something looks at the whole text
 * @param bodyless whether what makes a success shows without a body
 */
record Expectation(@Nullable BodyKind read, Set<BodyKind> implied, boolean usesText, boolean bodyless) {
    private static final int NO_CONTENT = 204;

    Expectation {
        implied = Set.copyOf(implied);
    }

    /** The kind to read an answer as: what its content type says, unless the mapping's paths cannot look into that. */
    BodyKind kindFor(String mediaType) {
        if (read != null) {
            return read;
        }
        BodyKind sent = BodyKind.ofMediaType(mediaType);
        return implied.isEmpty() || implied.contains(sent)
                ? sent
                : implied.stream().min(BodyKind::compareTo).orElse(sent);
    }

    /** Whether an answer that is not of its kind cannot be trusted. */
    boolean needsStructure() {
        return read != null || !implied.isEmpty();
    }

    /** Whether an empty answer cannot be trusted. One that says itself that it has no content can be, where nothing is looked for in it. */
    boolean needsBody(int status) {
        return (needsStructure() || usesText) && !(status == NO_CONTENT && bodyless);
    }
}
