package io.waybill.app.explain;

/** Finds the rules and mappings of releases and drafts. Safe for use by many threads. */
interface Looks {
    /** The name of what is in force. */
    String ACTIVE = "active";

    /**
     * A release or draft of one flow.
     *
     * @param name a hash or the first digits of it, a draft's id, or {@value #ACTIVE}
     */
    Look find(String flow, String name);
}
