package io.waybill.rules;

/** A rule threw while a round was evaluated. The cause may hold lead data: for a debugger, not for a log. */
public final class RulesFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RulesFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
