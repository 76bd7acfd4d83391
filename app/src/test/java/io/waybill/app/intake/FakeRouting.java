package io.waybill.app.intake;

import io.waybill.app.routing.ReceivedLead;
import io.waybill.app.routing.Routing;
import io.waybill.app.routing.SourceAnswer;
import io.waybill.app.routing.Submission;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps the leads it gets and does with them what the test says; unless told otherwise each is sold for 12.50. */
public final class FakeRouting implements Routing {
    private final List<ReceivedLead> leads = new CopyOnWriteArrayList<>();
    private volatile Function<ReceivedLead, Submission> plan = FakeRouting::sold;
    private volatile boolean crowded;

    public void reset() {
        leads.clear();
        plan = FakeRouting::sold;
        crowded = false;
    }

    /** From now on too many leads come in. */
    public void crowd() {
        crowded = true;
    }

    @Override
    public boolean crowded() {
        return crowded;
    }

    private static Submission sold(ReceivedLead lead) {
        return answered(lead, "success", null, "12.5");
    }

    public List<ReceivedLead> leads() {
        return leads;
    }

    public ReceivedLead last() {
        return leads.getLast();
    }

    /** The last lead's value as its source sent it. */
    public String raw(String field) {
        return Objects.requireNonNull(last().fields().get(field)).raw();
    }

    public void plan(Function<ReceivedLead, Submission> next) {
        plan = next;
    }

    public void answers(String outcome, @Nullable String reason, String price) {
        plan(lead -> answered(lead, outcome, reason, price));
    }

    public static Submission answered(ReceivedLead lead, String outcome, @Nullable String reason, String price) {
        SourceAnswer answer = new SourceAnswer(lead.id(), outcome, reason, new BigDecimal(price));
        return new Submission(CompletableFuture.completedFuture(null), CompletableFuture.completedFuture(answer));
    }

    @Override
    public Submission accept(ReceivedLead lead) {
        leads.add(lead);
        return plan.apply(lead);
    }
}
