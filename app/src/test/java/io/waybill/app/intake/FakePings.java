package io.waybill.app.intake;

import io.waybill.app.routing.PingAnswer;
import io.waybill.app.routing.PingRouting;
import io.waybill.app.routing.ReceivedLead;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is asked for and promises 12.50 for each. */
public final class FakePings implements PingRouting {
    private final List<ReceivedLead> pings = new CopyOnWriteArrayList<>();

    public void reset() {
        pings.clear();
    }

    public List<ReceivedLead> pings() {
        return pings;
    }

    @Override
    public CompletableFuture<PingAnswer> ask(ReceivedLead ping) {
        pings.add(ping);
        return CompletableFuture.completedFuture(new PingAnswer(
                ping.id(), "success", null, new BigDecimal("12.5"), ping.at().plusSeconds(60)));
    }
}
