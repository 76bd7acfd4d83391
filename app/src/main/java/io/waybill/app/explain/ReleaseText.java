package io.waybill.app.explain;

import io.waybill.app.routing.PastRound;

/** What is said where a release can no longer be looked at. */
final class ReleaseText {
    private ReleaseText() {}

    static String gone(PastRound round) {
        return "Release %s, which decided round %d, is not stored any more: its rows cannot be shown. The lead's events say what was decided."
                .formatted(round.recorded().release(), round.number());
    }
}
