package io.waybill.app.intake;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.waybill.app.answer.Refusal;
import io.waybill.app.home.ActiveFlow;
import io.waybill.app.home.Releases;
import io.waybill.app.routing.Routing;
import io.waybill.mappings.source.SourceMapping;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who may come in: the flow and source exist and belong together, the source proves itself, and it does not send too fast. */
@Singleton
public final class Gate {
    private static final Refusal UNKNOWN = new Refusal(HttpStatus.NOT_FOUND, "There is no such flow or source");

    private static final Refusal BROKEN = new Refusal(
                    HttpStatus.SERVICE_UNAVAILABLE, "The flow cannot take leads at the moment. Please send it again")
            .retryAfter(30);

    private static final Refusal CROWDED = new Refusal(
                    HttpStatus.SERVICE_UNAVAILABLE, "Too many leads are coming in. Please send it again")
            .retryAfter(1);

    private final Releases releases;
    private final SubmitLimits limits;
    private final ClientAddress addresses;
    private final Routing routing;

    Gate(Releases releases, SubmitLimits limits, ClientAddress addresses, Routing routing) {
        this.routing = routing;
        this.releases = releases;
        this.limits = limits;
        this.addresses = addresses;
    }

    /** Null when there is no such flow or source, or the source may not send to the flow: a stranger learns not which. */
    public @Nullable Entry find(String flowId, String sourceId) {
        ActiveFlow flow = releases.find(flowId);
        SourceMapping source = flow == null ? null : flow.mappings().sources().get(sourceId);
        return flow == null || source == null || !source.flows().contains(flowId) ? null : new Entry(flow, source);
    }

    /** Why there is no entry: a source must not lose leads because of a typo in its flow's files. */
    public Refusal missing(String flowId, String sourceId) {
        return releases.unusable(flowId, sourceId) ? BROKEN : UNKNOWN;
    }

    /** Lets a source in that proves itself. */
    Checked<Entry> admit(Entry entry, HttpHeaders headers) {
        SourceMapping.Auth auth = entry.source().auth();
        return Credentials.prove(auth, headers)
                ? Checked.passed(entry)
                : Checked.refused(new Refusal(HttpStatus.UNAUTHORIZED, "Unauthorized source")
                        .with(HttpHeaders.WWW_AUTHENTICATE, Credentials.challenge(auth)));
    }

    /**
     * Counts one request against the limits of the caller's address and of the source. A caller that sends too much uses up nothing of what the
     * source may send. Nobody is let in while leads come faster than they can be taken.
     */
    Checked<Entry> withinLimit(Entry entry, Desk desk, HttpRequest<?> request) {
        if (routing.crowded()) {
            return Checked.refused(CROWDED);
        }
        String source = entry.source().id();
        String tooMany = "Too many " + desk.things() + " from this ";
        return within(entry, "address", () -> source + " from " + addresses.of(request), tooMany + "address")
                .then(admitted ->
                        within(admitted, desk.limit(), () -> source + " " + desk.limit(), tooMany + "source"));
    }

    private Checked<Entry> within(Entry entry, String limit, Supplier<String> who, String refusal) {
        Double perSecond = entry.source().limits().get(limit);
        long wait = perSecond == null
                ? 0
                : limits.take(who.get(), perSecond, entry.source().burst(limit));
        return wait == 0
                ? Checked.passed(entry)
                : Checked.refused(new Refusal(HttpStatus.TOO_MANY_REQUESTS, refusal).retryAfter(wait));
    }
}
