package io.waybill.app.security;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.waybill.app.answer.Answers;
import io.waybill.app.answer.Refusal;
import io.waybill.app.digest.Sha256;
import io.waybill.db.key.ApiKey;
import io.waybill.db.key.ApiKeys;
import io.waybill.db.lead.LeadIds;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys of the management API: made, listed and taken back by the admin. A key is shown once, when it is made. */
@Controller("/api/keys")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(beans = ApiKeys.class)
final class KeyController {
    private static final int LONGEST_NAME = 100;

    private final ApiKeys keys;
    private final Answers answers;
    private final LeadIds ids;
    private final Clock clock;

    KeyController(ApiKeys keys, Answers answers, LeadIds ids, Clock clock) {
        this.keys = keys;
        this.answers = answers;
        this.ids = ids;
        this.clock = clock;
    }

    @Get
    HttpResponse<byte[]> list() {
        List<Map<String, Object>> all =
                keys.list().stream().map(KeyController::view).toList();
        return answers.document(HttpStatus.OK, Map.of("keys", all));
    }

    /** Makes a key for {@code {"name","role"}}. */
    @Post
    HttpResponse<byte[]> make(@Body JsonNode wanted) {
        String name = wanted.path("name").asText().strip();
        Role role = Role.find(wanted.path("role").asText());
        if (name.isEmpty() || name.length() > LONGEST_NAME || role == null) {
            return answers.error(new Refusal(
                    HttpStatus.BAD_REQUEST,
                    "A key needs a name of up to %d characters, and a role: viewer, analyst, operator or admin"
                            .formatted(LONGEST_NAME)));
        }
        String secret = NewKey.create();
        ApiKey key = new ApiKey(ids.next(), name, role.word(), Sha256.of(secret), clock.instant());
        keys.add(key);
        Map<String, Object> view = view(key);
        view.put("key", secret);
        return answers.document(HttpStatus.CREATED, view);
    }

    /** From now on the key opens nothing. */
    @Delete("/{id}")
    HttpResponse<byte[]> remove(String id) {
        boolean removed = id.matches("[0-9a-f]{32}") && keys.remove(id);
        return removed
                ? answers.document(HttpStatus.OK, Map.of("removed", id))
                : answers.error(new Refusal(HttpStatus.NOT_FOUND, "There is no key with this id"));
    }

    private static Map<String, Object> view(ApiKey key) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", key.id());
        view.put("name", key.name());
        view.put("role", key.role());
        view.put("created_at", key.createdAt().toString());
        return view;
    }
}
