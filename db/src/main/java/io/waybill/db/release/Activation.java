package io.waybill.db.release;

import java.time.Instant;
import java.util.Locale;

/**
 * Somebody put a release in force.
 *
 * @param number counts the flow's activations, from 1
 * @param hash empty where the flow was taken away
 * @param previous what was in force before; empty for nothing
 */
public record Activation(
        String flow, long number, String hash, String previous, Kind kind, String author, String reason, Instant at) {
    /** On which way it came. */
    public enum Kind {
        /** A saved change in a home folder. */
        WATCH,
        /** A command or call. */
        ACTIVATE,
        /** Back to an earlier one. */
        ROLLBACK;

        /** As it stands in the database and in answers. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
