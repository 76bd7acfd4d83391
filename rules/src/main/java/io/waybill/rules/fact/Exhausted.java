package io.waybill.rules.fact;

/**
 * No candidate is left and nobody took the lead.
 *
 * @param remediated whether the flow keeps such leads for people to work on
 */
public record Exhausted(String reason, boolean remediated) implements Step {
    /** In a flow that lets such leads go. */
    public Exhausted(String reason) {
        this(reason, false);
    }
}
