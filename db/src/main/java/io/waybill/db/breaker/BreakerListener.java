package io.waybill.db.breaker;

/** Hears that a breaker has opened or closed by itself: on one node only, the one whose attempt it was. Must be quick. */
@FunctionalInterface
public interface BreakerListener {
    /** What it is now; that is in the database already. */
    void changed(Breaker breaker);
}
