package io.waybill.app.explain;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.waybill.app.answer.Answers;
import io.waybill.app.answer.Refusal;
import io.waybill.app.home.HomeProblem;
import io.waybill.app.json.Json;
import io.waybill.app.leads.LeadReport;
import io.waybill.app.leads.Masking;
import io.waybill.app.security.Role;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers about a lead, without what the caller's role must not see. Safe for use by many threads. */
@Singleton
final class Shown {
    private final Answers answers;
    private final Json json;

    Shown(Answers answers, Json json) {
        this.answers = answers;
        this.json = json;
    }

    HttpResponse<byte[]> document(LeadReport lead, Role role, Map<String, @Nullable Object> view) {
        return answers.document(
                HttpStatus.OK,
                role == Role.ADMIN
                        ? view
                        : masking(lead, role).mask(json.read(new String(json.write(view), StandardCharsets.UTF_8))));
    }

    HttpResponse<byte[]> document(HttpStatus status, Map<String, @Nullable Object> view) {
        return answers.document(status, view);
    }

    Masking masking(LeadReport lead, Role role) {
        return new Masking(role, lead.events().getFirst());
    }

    HttpResponse<byte[]> refused(HttpStatus status, String reason) {
        return answers.error(new Refusal(status, reason));
    }

    HttpResponse<byte[]> broken(List<HomeProblem> problems) {
        return answers.document(
                HttpStatus.UNPROCESSABLE_ENTITY,
                Map.of(
                        "error",
                        "It cannot be used as it is written",
                        "problems",
                        problems.stream().map(HomeProblem::line).toList()));
    }

    HttpResponse<byte[]> noLead() {
        return refused(HttpStatus.NOT_FOUND, "There is no lead with this id");
    }

    HttpResponse<byte[]> noRound(LeadStory story) {
        int rounds = story.rounds().size();
        return refused(
                HttpStatus.NOT_FOUND,
                rounds == 0
                        ? "The rules were never asked about this lead"
                        : "There is no such round. Maybe one of 1 to %d?".formatted(rounds));
    }
}
