package io.waybill.app.lists;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.waybill.app.answer.Answers;
import io.waybill.app.answer.Refusal;
import io.waybill.db.list.ListEntry;
import io.waybill.db.list.UploadedList;
import io.waybill.db.list.UploadedLists;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Uploaded lists: which there are, and whether a value is on one. */
@Controller("/api/lists")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
final class ListController {
    private static final Refusal NO_LIST = new Refusal(HttpStatus.NOT_FOUND, "There is no such uploaded list");

    private static final String NAMED =
            "What is in force names the list: nothing was deleted. Maybe activate a release first that does not?";

    private final UploadedLists lists;
    private final ListUse use;
    private final Memberships memberships;
    private final Answers answers;
    private final Clock clock;

    ListController(UploadedLists lists, ListUse use, Memberships memberships, Answers answers, Clock clock) {
        this.use = use;
        this.lists = lists;
        this.memberships = memberships;
        this.answers = answers;
        this.clock = clock;
    }

    /** All lists by name. */
    @Get
    HttpResponse<byte[]> list() {
        List<Map<String, Object>> all =
                lists.list().values().stream().map(ListController::view).toList();
        return answers.document(HttpStatus.OK, Map.of("lists", all));
    }

    /** One list. */
    @Get("/{name}")
    HttpResponse<byte[]> show(String name) {
        return with(name, list -> answers.document(HttpStatus.OK, view(list)));
    }

    /** Whether the value, in any way of writing it that the list's type knows, is on the list. */
    @Get("/{name}/contains")
    HttpResponse<byte[]> contains(String name, @QueryValue String value) {
        return with(name, list -> {
            var found = new LinkedHashMap<String, Object>();
            found.put("list", name);
            found.put("contains", memberships.contains(list, value));
            return answers.document(HttpStatus.OK, found);
        });
    }

    /** Deletes the whole list, unless something in force names it. */
    @Delete("/{name}")
    HttpResponse<byte[]> delete(String name) {
        var problems = lists.find(name) == null ? List.of() : use.listProblemsWithout(name);
        if (!problems.isEmpty()) {
            var refused = new LinkedHashMap<String, Object>();
            refused.put("error", NAMED);
            refused.put("problems", problems);
            return answers.document(HttpStatus.CONFLICT, refused);
        }
        return lists.delete(name)
                ? answers.document(HttpStatus.OK, Map.of("list", name, "deleted", true))
                : answers.error(NO_LIST);
    }

    /** Takes one value off the list. */
    @Delete("/{name}/{value}")
    HttpResponse<byte[]> remove(String name, String value) {
        return with(name, list -> {
            ListEntry entry = memberships.findEntry(list, value);
            boolean removed = entry != null && lists.remove(name, entry.hash(), clock.instant());
            return removed
                    ? answers.document(HttpStatus.OK, Map.of("list", name, "removed", 1))
                    : answers.error(new Refusal(HttpStatus.NOT_FOUND, "The value is not on the list"));
        });
    }

    private HttpResponse<byte[]> with(String name, Function<UploadedList, HttpResponse<byte[]>> answer) {
        UploadedList list = lists.find(name);
        return list == null ? answers.error(NO_LIST) : answer.apply(list);
    }

    private static Map<String, Object> view(UploadedList list) {
        var view = new LinkedHashMap<String, Object>();
        view.put("name", list.name());
        view.put("entries", list.entries());
        view.put("type", list.type());
        view.put("keeps", list.digest());
        view.put("updated_at", list.updated().toString());
        return view;
    }
}
