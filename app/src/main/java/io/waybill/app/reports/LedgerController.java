package io.waybill.app.reports;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.waybill.app.answer.Answers;
import io.waybill.db.ledger.Ledger;
import io.waybill.db.ledger.LedgerCheck;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Proves the ledger against itself, the leads and the sales. */
@Controller("/api/reports/ledger")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(beans = DataSource.class)
final class LedgerController {
    private final Ledger ledger;
    private final Answers answers;

    LedgerController(Ledger ledger, Answers answers) {
        this.ledger = ledger;
        this.answers = answers;
    }

    @Get("/check")
    HttpResponse<byte[]> check() {
        var check = ledger.check();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("clean", check.isClean());
        view.put("total", Sums.dollars(check.total()));
        view.put("leads", check.leads());
        view.put("problems", check.problems());
        view.put("first", check.first().stream().map(LedgerController::view).toList());
        return answers.document(HttpStatus.OK, view);
    }

    private static Map<String, @Nullable Object> view(LedgerCheck.Finding finding) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("problem", finding.problem().name().toLowerCase(Locale.ROOT));
        view.put("lead", finding.lead());
        view.put("delivery", finding.delivery());
        view.put("expected", Sums.dollars(finding.expected()));
        view.put("found", Sums.dollars(finding.found()));
        return view;
    }
}
