package io.waybill.app.exchange;

import io.waybill.mappings.response.Answer;

/** What became of one request. */
public sealed interface Exchanged {
    /** How long it took. */
    long millis();

    /** An answer came, whole. */
    record Answered(Answer answer, long millis) implements Exchanged {}

    /**
     * Certainly nothing reached the other side.
     *
     * @param fault {@code connection} or {@code timeout} (while connecting or waiting for a free connection)
     */
    record NotSent(String fault, String detail, long millis) implements Exchanged {}

    /**
     * It may have reached the other side, but no whole answer came.
     *
     * @param fault {@code timeout}, {@code connection} (broke), or {@code unparseable} (too large, not HTTP)
     */
    record NoAnswer(String fault, String detail, long millis) implements Exchanged {}
}
