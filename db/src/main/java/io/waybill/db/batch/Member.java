package io.waybill.db.batch;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a delivery, in line or in a batch.
 *
 * @param batch null until a batch takes it
 * @param outcome what it came to: an outcome's word, or why it was taken out; null before
 * @param doubt whether the recipient may have the lead
 * @param result what the lead is to be told, until it has been
 */
public record Member(
        String lead,
        String delivery,
        int attempt,
        Lane lane,
        Duration timeout,
        @Nullable String batch,
        State state,
        @Nullable String outcome,
        boolean doubt,
        @Nullable String result) {
    /** How far it has come. */
    public enum State {
        /** In line, or with its batch. */
        WAITING,
        /** The batch's answer is there; the lead is to be told. */
        ANSWERED,
        /** Taken out before its batch was sealed; the lead is to be told. */
        WITHDRAWN,
        /** The lead knows. */
        DONE;

        /** As columns and the API have it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
