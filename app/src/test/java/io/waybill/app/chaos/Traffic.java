package io.waybill.app.chaos;

import io.waybill.app.fake.RunningWaybill;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;

/** Leads from a few sources at once, as fast as they are answered, until it is closed. */
final class Traffic implements AutoCloseable {
    private static final int SOURCES = 3;
    private static final int REFUSED = 503;
    private static final Set<Integer> TAKEN = Set.of(201, 202);
    private static final String LEAD = """
            {"fname":"Ann","email":"Ann@Example.com","phone_1":"(415) 555-2671","state":"CA","loan_amount":"1000"}""";

    private final AtomicLong taken = new AtomicLong();
    private final Collection<String> failures = new ConcurrentLinkedQueue<>();
    private final ExecutorService sources = Executors.newVirtualThreadPerTaskExecutor();
    private final RunningWaybill waybill;
    private volatile boolean over;

    private Traffic(RunningWaybill waybill) {
        this.waybill = waybill;
    }

    static Traffic into(RunningWaybill waybill) {
        var traffic = new Traffic(waybill);
        for (int source = 0; source < SOURCES; source++) {
            traffic.sources.execute(traffic::send);
        }
        return traffic;
    }

    private void send() {
        while (!over) {
            var answer = waybill.submit("loans", "web", LEAD);
            // A machine that is busy otherwise refuses some before they are leads.
            if (TAKEN.contains(answer.statusCode()) && !answer.body().contains("\"error\"")) {
                taken.incrementAndGet();
            } else if (answer.statusCode() != REFUSED) {
                failures.add(answer.statusCode() + " " + answer.body());
            }
        }
    }

    /** How many leads were taken, as their answers say. */
    long taken() {
        return taken.get();
    }

    /** Every other answer, but that there was no room. */
    Collection<String> failures() {
        return failures;
    }

    /** The releases that decided the last leads. */
    static List<String> decidedBy(RunningWaybill waybill) {
        return StreamSupport.stream(
                        waybill.api("/leads?limit=500").path("leads").spliterator(), false)
                .flatMap(lead ->
                        waybill.lead(lead.path("id").asText()).path("events").findValuesAsText("release").stream())
                .filter(release -> !release.isEmpty())
                .distinct()
                .toList();
    }

    /** Returns when the last answers are there. */
    @Override
    public void close() {
        over = true;
        sources.close();
    }
}
