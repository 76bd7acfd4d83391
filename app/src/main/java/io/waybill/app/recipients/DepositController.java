package io.waybill.app.recipients;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.waybill.app.answer.Answers;
import io.waybill.app.answer.Refusal;
import io.waybill.app.event.Dollars;
import io.waybill.db.ledger.Deposits;
import java.time.Clock;
import java.util.regex.Pattern;

/** Notes what recipients pay beforehand. */
@Controller("/api/recipients")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DepositController {
    /** Dollars and cents; below 0 where money was paid back. */
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,2})?");

    private final RecipientView view;
    private final Deposits deposits;
    private final Answers answers;
    private final Clock clock;

    DepositController(RecipientView view, Deposits deposits, Answers answers, Clock clock) {
        this.view = view;
        this.deposits = deposits;
        this.answers = answers;
        this.clock = clock;
    }

    /** Adds {@code {"amount":"500.00","note":"…"}} to what the recipient can be sold leads for. */
    @Post("/{id}/deposits")
    HttpResponse<byte[]> add(String id, @Body JsonNode deposit) {
        var recipient = view.inForce().get(id);
        if (recipient == null) {
            return answers.error(new Refusal(HttpStatus.NOT_FOUND, "There is no such recipient"));
        }
        var amount = deposit.path("amount").asText();
        if (!AMOUNT.matcher(amount).matches() || Dollars.cents(amount) == 0) {
            return answers.error(new Refusal(
                    HttpStatus.BAD_REQUEST,
                    "The amount is not dollars and cents. Maybe {\"amount\":\"500.00\",\"note\":\"invoice 17\"}?"));
        }
        var note = deposit.path("note");
        deposits.add(id, Dollars.cents(amount), note.isTextual() ? note.asText() : null, clock.instant());
        return answers.document(HttpStatus.CREATED, view.of(recipient));
    }
}
