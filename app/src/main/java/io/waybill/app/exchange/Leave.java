package io.waybill.app.exchange;

/** Whether a request may still leave. Asked as late as can be, on whatever thread; must not block. */
@FunctionalInterface
public interface Leave {
    /** Whoever sends it answers for that. */
    Leave ANY_TIME = () -> true;

    /** The fault of a request that might not leave any more: certainly nothing was sent. */
    String WITHDRAWN = "withdrawn";

    /** Whether it may leave now. */
    boolean mayNow();

    /** What becomes of a request that may not. */
    static Exchanged withdrawn(long millis) {
        return new Exchanged.NotSent(
                WITHDRAWN, "This node stood still for so long that another may have gone on", millis);
    }
}
