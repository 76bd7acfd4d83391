package io.waybill.app.exchange;

import io.waybill.mappings.response.Answer;

/** What became of one request. */
public sealed interface Exchanged {
    /** How long it took. */
    long millis();

    /** The same, after something else that took its time. */
    default Exchanged after(long earlier) {
        return switch (this) {
            case Answered(var answer, var millis) -> new Answered(answer, millis + earlier);
            case NotSent(var fault, var detail, var millis) -> new NotSent(fault, detail, millis + earlier);
            case NoAnswer(var fault, var detail, var millis) -> new NoAnswer(fault, detail, millis + earlier);
        };
    }

    /** An answer came, whole. */
    record Answered(Answer answer, long millis) implements Exchanged {}

    /**
     * Certainly nothing reached the other side.
     *
     * @param fault {@code connection}, {@code timeout} (while connecting or waiting for a free connection) or {@code auth_failed} (no token
     *     was given out)
     */
    record NotSent(String fault, String detail, long millis) implements Exchanged {}

    /**
     * It may have reached the other side, but no whole answer came.
     *
     * @param fault {@code timeout}, {@code connection} (broke), or {@code unparseable} (too large, not HTTP)
     */
    record NoAnswer(String fault, String detail, long millis) implements Exchanged {}
}
