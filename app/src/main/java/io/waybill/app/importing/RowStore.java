package io.waybill.app.importing;

import io.micronaut.scheduling.TaskExecutors;
import io.waybill.app.importing.RowResult.Outcome;
import io.waybill.app.importing.Rows.Row;
import io.waybill.app.intake.ImportedLeads;
import io.waybill.app.routing.ReceivedLead;
import io.waybill.db.journal.EntryRefused;
import io.waybill.db.journal.JournalEntry;
import io.waybill.db.journal.JournalUnavailable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.LockSupport;

/** Puts rows into the journal, patiently: an import may be faster than the database. Safe for use by many threads. */
@Singleton
final class RowStore {
    private static final int TRIES = 100;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ImportedLeads leads;
    private final History history;
    private final ExecutorService workers;

    RowStore(ImportedLeads leads, History history, @Named(TaskExecutors.BLOCKING) ExecutorService workers) {
        this.leads = leads;
        this.history = history;
        this.workers = workers;
    }

    /** The row as a lead under a key of its own: the same row of the same file always has the same. */
    ImportedLeads.Typed typed(ImportPlan plan, Row row, String file) {
        String key = "import %s %s row %d".formatted(plan.routed() ? "leads" : "history", file, row.number());
        return leads.typed(plan.entry(), row.cells(), plan.received(), key);
    }

    CompletableFuture<RowResult> store(ImportPlan plan, Row row, ReceivedLead lead) {
        return CompletableFuture.supplyAsync(
                () -> plan.routed() ? route(row.number(), lead) : keep(row.number(), lead), workers);
    }

    private RowResult keep(int row, ReceivedLead lead) {
        JournalEntry entry = null;
        for (int i = 0; i < TRIES; i++) {
            try {
                // The same entry each time: of one that may be on disk already nothing else can be told.
                entry = entry == null ? history.entry(lead) : entry;
                switch (history.write(entry).join()) {
                    case DONE -> {
                        return new RowResult(row, Outcome.IMPORTED, "", lead.id());
                    }
                    case SEEN_MEANWHILE, FULL -> entry = null;
                    case SUPERSEDED, SLOT_TAKEN, KEY_TAKEN -> {
                        return new RowResult(row, Outcome.ALREADY, "an earlier run imported it", null);
                    }
                }
            } catch (CompletionException | JournalUnavailable away) {
                if (away.getCause() instanceof EntryRefused) {
                    break;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        return new RowResult(row, Outcome.ERROR, "it could not be stored", null);
    }

    private RowResult route(int row, ReceivedLead lead) {
        for (int i = 0; i < TRIES; i++) {
            switch (leads.route(lead).join()) {
                case ROUTED -> {
                    return new RowResult(row, Outcome.IMPORTED, "", lead.id());
                }
                case ROUTED_BEFORE -> {
                    return new RowResult(row, Outcome.ALREADY, "an earlier run imported it", null);
                }
                case REFUSED -> {
                    return new RowResult(row, Outcome.ERROR, "it could not be stored", null);
                }
                case NOT_NOW -> LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        return new RowResult(row, Outcome.ERROR, "it could not be stored", null);
    }
}
