package io.waybill.mappings.leadconduit;

import java.util.Objects;

/** A piece of a template that has no counterpart here; becomes a {@link Imported.Note} before it leaves the package. */
final class Untranslatable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Untranslatable(String why) {
        super(why);
    }

    String why() {
        return Objects.toString(getMessage(), "");
    }
}
