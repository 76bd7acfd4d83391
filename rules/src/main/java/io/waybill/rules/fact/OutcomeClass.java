package io.waybill.rules.fact;

import java.util.Locale;

/** The kind of outcome of an exchange, as the outcomes table names it. */
public enum OutcomeClass {
    ACCEPTED(Result.SUCCESS),
    REJECTED(Result.FAILURE),
    DUPLICATE(Result.FAILURE),
    INVALID(Result.FAILURE),
    AUTH_FAILED(Result.ERROR),
    RATE_LIMITED(Result.ERROR),
    SERVER_ERROR(Result.ERROR),
    TIMEOUT(Result.ERROR),
    CONNECTION(Result.ERROR),
    UNPARSEABLE(Result.ERROR);

    private final Result result;

    OutcomeClass(Result result) {
        this.result = result;
    }

    /** What an exchange of this class came to, unless it is unknown. */
    public Result result() {
        return result;
    }

    /** The word used in tables, journal and API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
