package io.waybill.app.routing;

import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.ExchangeStarted;
import io.waybill.app.facts.LeadFacts;
import io.waybill.app.home.Releases;
import io.waybill.mappings.template.TemplateData;
import io.waybill.rules.fact.ExchangeKind;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Reads collected leads from their journals and lets them go on with what came of their batch. */
@Singleton
final class RoutedCollectedLeads implements CollectedLeads {
    private final LeadHistories histories;
    private final Releases releases;
    private final LeadRun run;
    private final LeadThreads threads;
    private final Moment moment;
    private final LateOutcomes late;

    RoutedCollectedLeads(
            LeadHistories histories,
            Releases releases,
            LeadRun run,
            LeadThreads threads,
            Moment moment,
            LateOutcomes late) {
        this.late = late;
        this.histories = histories;
        this.releases = releases;
        this.run = run;
        this.threads = threads;
        this.moment = moment;
    }

    @Override
    public @Nullable TemplateData find(String lead, String delivery, int attempt) {
        var history = histories.find(lead);
        var found = history == null ? null : history.findAttempt(delivery, attempt);
        var flow = history == null ? null : releases.find(history.received().flow(), history.lead());
        // A lead that ended while it stood in line must not leave: its source was told to send it again.
        boolean leftLine = history != null && found != null && history.ended() && found.finished() == null;
        return history == null || found == null || flow == null || leftLine
                ? null
                : ExchangePreparer.data(errand(found.started()), LeadData.of(history), flow, moment.now());
    }

    private static Errand errand(ExchangeStarted started) {
        return new Errand(
                ExchangeKind.POST,
                started.to(),
                started.delivery(),
                started.attempt(),
                started.price() == null ? null : LeadFacts.price(started.price()),
                Duration.ofMillis(started.timeout()));
    }

    @Override
    public CompletableFuture<Boolean> tell(String lead, ExchangeFinished outcome) {
        var told = new CompletableFuture<Boolean>();
        threads.startWhenFree(lead, () -> {
            try {
                goOn(lead, outcome, told);
            } catch (RuntimeException failure) {
                told.completeExceptionally(failure);
                throw failure;
            }
        });
        return told;
    }

    private void goOn(String lead, ExchangeFinished outcome, CompletableFuture<Boolean> told) {
        var history = histories.find(lead);
        var attempt = history == null ? null : history.findAttempt(outcome.delivery(), outcome.attempt());
        if (history == null || attempt == null || attempt.finished() != null) {
            told.complete(true);
        } else if (history.ended()) {
            late.take(lead, List.of(outcome));
            told.complete(true);
        } else if (!history.unfinished().isEmpty()) {
            // Another exchange of the lead is out: whoever waits for it has the lead in hand.
            told.complete(false);
        } else {
            var round = run.taken(history, List.of(outcome));
            told.complete(round != null);
            if (round != null) {
                run.goOn(history, round);
            }
        }
    }
}
