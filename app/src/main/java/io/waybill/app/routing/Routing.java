package io.waybill.app.routing;

/** Takes a lead from the source's door to its outcome. Safe for use by many threads. */
public interface Routing {
    /**
     * Journals the lead and starts to route it. Returns at once; see {@link Submission} for what happens when. A lead whose key another lead has
     * is not taken: the submission fails with {@link KeyTaken}.
     */
    Submission accept(ReceivedLead lead);

    /** Whether leads come faster than they can be taken, so that sources had better send theirs again later. */
    boolean crowded();
}
