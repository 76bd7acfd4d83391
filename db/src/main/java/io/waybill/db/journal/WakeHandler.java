package io.waybill.db.journal;

/**
 * Called when a lead's durable timer is due, on one node at a time and at least once: a timer may also be called that the lead has outlived, because
 * it was closed or went on otherwise.
 */
@FunctionalInterface
public interface WakeHandler {
    /** Continues the lead. When it throws, the timer fires again later. */
    void wake(String lead);
}
