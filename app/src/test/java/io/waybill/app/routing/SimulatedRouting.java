package io.waybill.app.routing;

import java.util.function.Consumer;

/** The doors of one node's routing, opened for the simulation: everything behind them is what runs in production. */
public final class SimulatedRouting {
    private final LeadRouting routing;
    private final LeadReturn leads;

    SimulatedRouting(LeadRouting routing, LeadReturn leads) {
        this.routing = routing;
        this.leads = leads;
    }

    /** Threads that run their work at once, on the caller's. */
    public static Object callersThread(Consumer<Runnable> run) {
        return new LeadThreads((name, work) -> run.accept(work));
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
