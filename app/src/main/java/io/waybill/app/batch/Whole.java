package io.waybill.app.batch;

import io.waybill.mappings.request.Masking;
import io.waybill.mappings.response.Answer;

/**
 * The answer to a batch.
 *
 * @param sharers how many leads it is about
 * @param test whether a sandbox may have given it
 */
record Whole(Answer answer, Masking masking, int sharers, long millis, boolean test) {
    /** Characters that all leads of a batch together keep of an answer that they share. */
    private static final int SHARED = 1_000_000;

    private static final int LEAST = 500;
    private static final int MOST = 64 * 1024;

    boolean isSuccess() {
        return answer.status() >= 200 && answer.status() < 300;
    }

    /** All of it, as each of them keeps it. */
    Heard heard() {
        return new Heard(answer, masking, Math.min(MOST, Math.max(LEAST, SHARED / Math.max(1, sharers))));
    }

    /** What of it is about one lead. */
    Heard heard(Answer part) {
        return new Heard(part, masking, MOST);
    }
}
