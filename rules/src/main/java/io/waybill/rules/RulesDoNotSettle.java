package io.waybill.rules;

/** The rules of a round fired too often: most likely a rule matches the fact it inserts. */
public final class RulesDoNotSettle extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RulesDoNotSettle(String message) {
        super(message);
    }
}
