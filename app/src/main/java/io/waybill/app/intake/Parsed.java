package io.waybill.app.intake;

import java.util.List;
import java.util.Map;

/** What became of a body's text. */
sealed interface Parsed {
    /** It says this much: values are texts, {@link io.waybill.app.intake.Tree.Values} and maps of these. */
    record Tree(Map<String, Object> fields) implements Parsed {}

    /**
     * It says so of several leads.
     *
     * @param members the first of them, as many as are taken at once
     * @param count of all of them
     */
    record Batch(List<Parsed> members, int count) implements Parsed {
        public Batch {
            members = List.copyOf(members);
        }
    }

    /**
     * It cannot be read.
     *
     * @param reason for the source, naming the kind of body; never what it contained
     */
    record Malformed(String reason) implements Parsed {}
}
