package io.waybill.app.intake;

import io.micronaut.http.HttpStatus;
import io.waybill.app.answer.Refusal;
import java.util.function.Function;

/** What a check at the door came to: the value to go on with, or why it ends here. */
public sealed interface Checked<T> {
    /** The check was passed. */
    record Passed<T>(T value) implements Checked<T> {}

    /** The request goes no further. */
    record Refused<T>(Refusal refusal) implements Checked<T> {}

    static <T> Checked<T> passed(T value) {
        return new Passed<>(value);
    }

    static <T> Checked<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    static <T> Checked<T> refused(HttpStatus status, String reason) {
        return new Refused<>(new Refusal(status, reason));
    }

    /** The next check, unless this one already refused. */
    default <R> Checked<R> then(Function<T, Checked<R>> next) {
        return switch (this) {
            case Passed<T>(T value) -> next.apply(value);
            case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
        };
    }
}
