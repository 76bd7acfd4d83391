package io.waybill.db.release;

/**
 * What a node has made of a release.
 *
 * @param node its name
 * @param token of the announcement that it answers; empty for none
 * @param text why it failed, as JSON; {@code []} where it did not
 */
public record NodeRelease(String node, String flow, String hash, String token, String state, String text) {
    /** The node decides leads by it. */
    public static final String ACTIVE = "active";

    /** The node is making it ready. */
    public static final String BEGUN = "begun";

    /** The node can put it in force at once. */
    public static final String READY = "ready";

    /** The node cannot use it. */
    public static final String FAILED = "failed";
}
