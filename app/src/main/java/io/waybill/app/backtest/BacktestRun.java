package io.waybill.app.backtest;

import io.waybill.app.home.ActiveFlow;
import io.waybill.app.lists.Memberships;
import io.waybill.db.past.PastAnswers;
import io.waybill.db.past.PastLead;
import io.waybill.db.past.PastLeads;
import io.waybill.db.past.Period;
import io.waybill.rules.backtest.Odds;
import io.waybill.rules.backtest.Replayed;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Carries a backtest out: page by page the leads are read, and both releases go through them side by side. Leads keep their order for a
 * release whose caps fill up. Safe for use by many threads.
 */
@Singleton
final class BacktestRun {
    private static final int PAGE = 500;
    /** In so many pages, two put it to the test whether the active release's record says what a replay does. */
    private static final int PROOF = 25;
    /** One for each release, and one that reads ahead. */
    private static final int THREADS = 3;

    private final PastLeads past;
    private final PastAnswers answers;
    private final Rates rates;
    private final Parts parts;

    /** What leads are read with. */
    @Singleton
    record Parts(LeadReader reader, DayTypes types, Memberships memberships) {}

    BacktestRun(PastLeads past, PastAnswers answers, Rates rates, Parts parts) {
        this.past = past;
        this.answers = answers;
        this.rates = rates;
        this.parts = parts;
    }

    /** All of it, until it is through or cancelled. */
    void run(Backtest backtest, Question question) {
        Period period = question.period();
        backtest.of(past.count(period));
        Odds odds = rates.of(period, List.of(question.active(), question.draft()));
        var sum = new Sum(backtest.changes());
        var asked = question.active().rules().lists();
        var active = side(question.active(), question, odds);
        var draft = side(question.draft(), question, odds);
        try (ExecutorService threads = Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().daemon().name("backtest-", 0).factory())) {
            pages(backtest, period, new Work(threads, active, draft, sum));
        }
        if (backtest.state() == Backtest.State.RUNNING) {
            backtest.finish(new Report(question, sum, asked).shown());
        }
    }

    private Side side(ActiveFlow release, Question question, Odds odds) {
        return new Side(
                release,
                new CapCounts(release, answers, question.period().from()),
                odds,
                Side.Fields.of(parts.types(), release),
                new Side.Lists(parts.memberships(), question.active().rules().lists()));
    }

    private record Work(ExecutorService threads, Side active, Side draft, Sum sum) {}

    private void pages(Backtest backtest, Period period, Work work) {
        long done = 0;
        @Nullable PastLead after = null;
        Future<List<PastLead>> next = ahead(work, period, null);
        for (var page = get(next); !page.isEmpty() && backtest.state() == Backtest.State.RUNNING; page = get(next)) {
            after = page.getLast();
            next = ahead(work, period, after);
            work.active().trust(done / PAGE % PROOF > 1 && work.sum().isTrueToRecord());
            page(page, work);
            done += page.size();
            backtest.progress(done);
        }
    }

    private Future<List<PastLead>> ahead(Work work, Period period, @Nullable PastLead after) {
        return work.threads().submit(() -> past.page(period, after, PAGE));
    }

    private void page(List<PastLead> page, Work work) {
        int half = page.size() / 2;
        var first = work.threads().submit(() -> read(page.subList(0, half)));
        var second = work.threads().submit(() -> read(page.subList(half, page.size())));
        List<StoredLead> leads = new ArrayList<>(get(first));
        leads.addAll(get(second));
        var was = begin(work.active(), leads, work.threads());
        var now = begin(work.draft(), leads, work.threads());
        List<Replayed> active = all(was);
        List<Replayed> draft = all(now);
        work.sum().leftOut(page.size() - leads.size());
        for (int i = 0; i < leads.size(); i++) {
            work.sum().add(leads.get(i), active.get(i), draft.get(i));
        }
    }

    /** In one go where each lead depends on those before it, else by halves side by side. */
    private static List<Future<List<Replayed>>> begin(Side side, List<StoredLead> leads, ExecutorService threads) {
        int half = side.isOrdered() ? 0 : leads.size() / 2;
        return List.of(
                threads.submit(() -> side.replay(leads.subList(0, half))),
                threads.submit(() -> side.replay(leads.subList(half, leads.size()))));
    }

    private static List<Replayed> all(List<Future<List<Replayed>>> parts) {
        List<Replayed> all = new ArrayList<>();
        parts.forEach(part -> all.addAll(get(part)));
        return all;
    }

    private List<StoredLead> read(List<PastLead> leads) {
        return leads.stream().map(parts.reader()::find).filter(Objects::nonNull).toList();
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The backtest was told to stop.", stop);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }
}
