package io.waybill.app.intake;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.waybill.app.answer.Refusal;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;

/** Takes what a source sent, one lead or many, and answers it. */
@Singleton
final class Reception implements Desk {
    private final Submissions submissions;
    private final Batches batches;
    private final SourceAnswers answers;

    Reception(Submissions submissions, Batches batches, SourceAnswers answers) {
        this.submissions = submissions;
        this.batches = batches;
        this.answers = answers;
    }

    @Override
    public String limit() {
        return "submit";
    }

    @Override
    public String things() {
        return "submissions";
    }

    @Override
    public CompletableFuture<MutableHttpResponse<byte[]>> take(Terms terms, SentFields sent, HttpRequest<?> request) {
        if (sent.batch() != null) {
            return batches.take(terms, sent.batch(), request);
        }
        OnceKey key = terms.key() == null ? null : OnceKey.of(terms.entry(), terms.key(), sent);
        return submissions
                .take(terms.entry(), sent.fields(), terms.patience(), key)
                .thenApply(taken -> switch (taken) {
                    case Checked.Refused<Intake.Taken>(Refusal refusal) -> answers.refuse(request, refusal);
                    case Checked.Passed<Intake.Taken>(Intake.Taken lead) ->
                        answers.submitted(request, terms, sent.redirect(), lead);
                });
    }
}
