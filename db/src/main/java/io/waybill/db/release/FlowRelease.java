package io.waybill.db.release;

import org.jspecify.annotations.Nullable;

/**
 * Which release of a flow is in force, and what is being tried.
 *
 * @param number of the last activation; 0 before the first
 * @param hash empty where none is in force
 * @param home the hash that came last from a home folder; empty where none did
 * @param announced what is about to be activated; null when nothing is
 */
public record FlowRelease(
        String flow,
        long number,
        String hash,
        String home,
        @Nullable Announcement announced,
        Trials trials) {
    /**
     * A release that all nodes are to make ready.
     *
     * @param token tells it from an earlier announcement of the same release
     */
    public record Announcement(String hash, String token) {}

    /**
     * Releases that run beside the one in force.
     *
     * @param shadow evaluated on the same facts, without effect; empty for none
     * @param canary decides for a share of the leads; empty for none
     * @param percent that share
     */
    public record Trials(String shadow, String canary, int percent) {
        public static final Trials NONE = new Trials("", "", 0);
    }
}
