package io.waybill.app.importing;

import io.waybill.app.importing.RowResult.Outcome;
import io.waybill.app.importing.Rows.Row;
import io.waybill.app.intake.ImportedLeads;
import io.waybill.app.routing.ReceivedLead;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** One file's way into the journal: rows in order, some under way at a time, each reported. For one thread, which it holds. */
final class ImportRun {
    private static final int UNDER_WAY = 256;

    private final ImportPlan plan;
    private final String hash;
    private final RowStore store;
    private final Report report;
    private final RowCheck check = new RowCheck();
    private final Queue<CompletableFuture<RowResult>> underWay = new ArrayDeque<>();

    ImportRun(ImportPlan plan, String hash, RowStore store, Report report) {
        this.plan = plan;
        this.hash = hash;
        this.store = store;
        this.report = report;
    }

    /** Takes every row; a broken one stops no other. */
    void run(Rows rows) throws IOException {
        for (Row row = rows.next(); row != null; row = rows.next()) {
            underWay.add(take(row));
            if (underWay.size() >= UNDER_WAY) {
                report.add(underWay.remove().join());
            }
        }
        while (!underWay.isEmpty()) {
            report.add(underWay.remove().join());
        }
    }

    private CompletableFuture<RowResult> take(Row row) {
        if (row.problem() != null) {
            return done(RowResult.invalid(row.number(), row.problem()));
        }
        ImportedLeads.Typed typed = store.typed(plan, row, hash);
        if (typed.problem() != null) {
            return done(RowResult.invalid(row.number(), typed.problem()));
        }
        ReceivedLead lead = typed.lead();
        String fault = RowCheck.findFault(lead);
        if (fault != null) {
            return done(RowResult.invalid(row.number(), fault));
        }
        String notes = check.notes(row.number(), lead);
        return plan.dryRun()
                ? done(new RowResult(row.number(), Outcome.OK, notes, null))
                : store.store(plan, row, lead)
                        .thenApply(stored -> stored.reason().isEmpty()
                                ? new RowResult(row.number(), stored.outcome(), notes, stored.lead())
                                : stored);
    }

    private static CompletableFuture<RowResult> done(RowResult result) {
        return CompletableFuture.completedFuture(result);
    }
}
