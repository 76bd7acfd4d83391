package io.waybill.app.routing;

import io.waybill.app.event.LeadEvent;
import io.waybill.app.event.ReviewAction;
import io.waybill.app.home.ActiveFlow;
import io.waybill.app.home.Releases;
import io.waybill.db.journal.JournalUnavailable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Reads held leads from their journals, and lets them go on as a person has decided: the decision and its round are one entry. */
@Singleton
final class ReviewedLeads implements ReviewRouting {
    private static final String GIVEN_UP = "given up by a person";

    private final ReviewCases cases;
    private final Releases releases;
    private final Rounds rounds;
    private final LeadRun run;
    private final LeadThreads threads;
    private final Moment moment;

    ReviewedLeads(
            ReviewCases cases, Releases releases, Rounds rounds, LeadRun run, LeadThreads threads, Moment moment) {
        this.moment = moment;
        this.cases = cases;
        this.releases = releases;
        this.rounds = rounds;
        this.run = run;
        this.threads = threads;
    }

    @Override
    public @Nullable ReviewCase find(String lead) {
        return cases.find(lead);
    }

    @Override
    public CompletableFuture<Resolved> resolve(Resolution resolution) {
        var resolved = new CompletableFuture<Resolved>();
        // The place comes first: what is on disk and sent by nobody would hold the lead until this node ends.
        if (!threads.start(resolution.lead(), () -> carryOut(resolution, resolved))) {
            resolved.completeExceptionally(new JournalUnavailable("Too many leads are under way", false, null));
        }
        return resolved;
    }

    private void carryOut(Resolution resolution, CompletableFuture<Resolved> resolved) {
        try {
            var history = cases.findHistory(resolution.lead());
            if (history == null) {
                resolved.complete(new Resolved.Unknown());
                return;
            }
            var refusal = findRefusal(history, resolution);
            if (refusal == null) {
                goOn(history, resolution, resolved);
            } else {
                resolved.complete(new Resolved.Refused(refusal));
            }
        } catch (RuntimeException failure) {
            resolved.completeExceptionally(failure);
            throw failure;
        }
    }

    private @Nullable String findRefusal(LeadHistory history, Resolution resolution) {
        var deciding = new Deciding(history);
        var refusal = deciding.findRefusal(resolution.action());
        if (refusal == null && resolution.action() != ReviewAction.CLOSE && findFlow(history) == null) {
            return "The lead's flow is not in force";
        }
        return refusal == null ? deciding.findAmbiguity(resolution.said().delivery()) : refusal;
    }

    private @Nullable ActiveFlow findFlow(LeadHistory history) {
        return releases.find(history.received().flow(), history.lead());
    }

    private void goOn(LeadHistory history, Resolution resolution, CompletableFuture<Resolved> resolved) {
        var opening = new Deciding(history).opening(resolution, moment.now());
        history.begin(opening);
        var round = write(history, resolution, opening);
        if (round == null) {
            resolved.complete(new Resolved.Refused(meanwhile(resolution.lead())));
            return;
        }
        history.written();
        var change = round.entry().change();
        resolved.complete(new Resolved.Done(resolution.action(), change.state(), change.outcome(), change.reason()));
        run.goOn(history, round);
    }

    private @Nullable Round write(LeadHistory history, Resolution resolution, List<LeadEvent> opening) {
        var reason = resolution.said().reason();
        return switch (resolution.action()) {
            case CLOSE ->
                run.write(history, opening, () -> rounds.givenUp(history, opening, reason == null ? GIVEN_UP : reason));
            case REPOST -> run.reposted(history, opening);
            case CONFIRM, RELEASE, REROUTE -> run.opened(history, opening);
        };
    }

    /** What became of the lead while this decision was on its way. */
    private String meanwhile(String lead) {
        var history = cases.findHistory(lead);
        var last = history == null ? null : history.end().lastResolution();
        return last == null
                ? "The lead has gone on meanwhile"
                : "The lead has gone on meanwhile: %s by %s".formatted(last.action(), last.by());
    }
}
