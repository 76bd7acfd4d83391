package io.waybill.app.routing;

import java.util.function.BiConsumer;

/** The doors of one node's routing, opened for the simulation: everything behind them is what runs in production. */
public final class SimulatedRouting {
    private final LeadRouting routing;
    private final LeadReturn leads;
    private final ReviewedLeads reviews;

    SimulatedRouting(LeadRouting routing, LeadReturn leads, ReviewedLeads reviews) {
        this.routing = routing;
        this.leads = leads;
        this.reviews = reviews;
    }

    /** Threads that begin as is said here: name and work. */
    public static Object threads(BiConsumer<String, Runnable> begin) {
        return new LeadThreads(begin::accept);
    }

    /** What people decide about. */
    public ReviewRouting reviews() {
        return reviews;
    }

    /** A source's lead. */
    public Submission accept(ReceivedLead lead) {
        return routing.accept(lead);
    }

    /** A lead whose timer is due. */
    public void wake(String lead) {
        leads.wake(lead);
    }

    /** A lead whose node is gone. */
    public void resume(String lead) {
        leads.resume(lead);
    }
}
