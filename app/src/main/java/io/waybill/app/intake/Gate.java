package io.waybill.app.intake;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.waybill.app.answer.Refusal;
import io.waybill.app.home.ActiveFlow;
import io.waybill.app.home.Releases;
import io.waybill.mappings.source.SourceMapping;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Who may come in: the flow and source exist and belong together, the source proves itself, and it does not send too fast. */
@Singleton
final class Gate {
    private static final Refusal UNKNOWN = new Refusal(HttpStatus.NOT_FOUND, "There is no such flow or source");

    private static final Refusal BROKEN = new Refusal(
                    HttpStatus.SERVICE_UNAVAILABLE, "The flow cannot take leads at the moment. Please send it again")
            .retryAfter(30);

    private final Releases releases;
    private final SubmitLimits limits;

    Gate(Releases releases, SubmitLimits limits) {
        this.releases = releases;
        this.limits = limits;
    }

    /** Null when there is no such flow or source, or the source may not send to the flow: a stranger learns not which. */
    @Nullable
    Entry find(String flowId, String sourceId) {
        ActiveFlow flow = releases.find(flowId);
        SourceMapping source = flow == null ? null : flow.mappings().sources().get(sourceId);
        return flow == null || source == null || !source.flows().contains(flowId) ? null : new Entry(flow, source);
    }

    /** Why there is no entry: a source must not lose leads because of a typo in its flow's files. */
    Refusal missing(String flowId, String sourceId) {
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

    /** Counts one submission against the source's limit. */
    Checked<Entry> withinLimit(Entry entry) {
        Double perSecond = entry.source().limits().get("submit");
        long wait = perSecond == null ? 0 : limits.take(entry.source().id(), perSecond);
        return wait == 0
                ? Checked.passed(entry)
                : Checked.refused(new Refusal(HttpStatus.TOO_MANY_REQUESTS, "Too many submissions from this source")
                        .retryAfter(wait));
    }

    /** Counts one question for a price against the source's limit for these. */
    Checked<Entry> withinPingLimit(Entry entry) {
        Double perSecond = entry.source().limits().get("ping");
        long wait = perSecond == null ? 0 : limits.take("ping " + entry.source().id(), perSecond);
        return wait == 0
                ? Checked.passed(entry)
                : Checked.refused(
                        new Refusal(HttpStatus.TOO_MANY_REQUESTS, "Too many pings from this source").retryAfter(wait));
    }
}
