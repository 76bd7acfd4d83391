package io.waybill.app.intake;

import java.util.Map;

/** What became of a body's text. */
sealed interface Parsed {
    /** It says this much: values are texts, {@link io.waybill.app.intake.Tree.Values} and maps of these. */
    record Tree(Map<String, Object> fields) implements Parsed {}

    /**
     * It cannot be read.
     *
     * @param reason for the source, naming the kind of body; never what it contained
     */
    record Malformed(String reason) implements Parsed {}
}
