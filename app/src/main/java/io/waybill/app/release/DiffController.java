package io.waybill.app.release;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.waybill.app.answer.Answers;
import io.waybill.db.release.ReleaseStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What differs between releases and drafts. */
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(beans = ReleaseStore.class)
final class DiffController {
    private final ReleaseFiles files;
    private final ReleaseNames names;
    private final Answers answers;

    DiffController(ReleaseFiles files, ReleaseNames names, Answers answers) {
        this.files = files;
        this.names = names;
        this.answers = answers;
    }

    /**
     * What activating the release would change; with {@code to}, what leads from this release to that one.
     *
     * @param to a release, a draft, or {@code active}
     */
    @Get("/releases/{hash}/diff")
    HttpResponse<byte[]> ofRelease(String hash, @Nullable @QueryValue String to) {
        return tell(names.with(hash, release -> compare(new StoredFilesName(release.flow(), release.hash()), to)));
    }

    /** The same of a draft. */
    @Get("/drafts/{id}/diff")
    HttpResponse<byte[]> ofDraft(String id, @Nullable @QueryValue String to) {
        var draft = DraftId.isOne(id) ? files.find(id) : null;
        return tell(
                draft == null
                        ? Told.refused(HttpStatus.NOT_FOUND, "There is no such draft")
                        : compare(new StoredFilesName(draft.flow(), id), to));
    }

    /** Names files within a flow. */
    private record StoredFilesName(String flow, String name) {}

    private Told compare(StoredFilesName asked, @Nullable String to) {
        var flow = asked.flow();
        var one = files.find(flow, asked.name());
        var other = files.find(flow, to == null ? ReleaseFiles.ACTIVE : to);
        if (one == null || (other == null && to != null)) {
            return Told.refused(
                    HttpStatus.NOT_FOUND, "Flow (%s) has no release or draft (%s) to compare with".formatted(flow, to));
        }
        // Where nothing is in force, everything is new.
        var against = other == null ? new StoredFiles(flow, "", new TreeMap<>()) : other;
        return to == null ? compare(against, one) : compare(one, against);
    }

    private static Told compare(StoredFiles from, StoredFiles to) {
        var difference = Difference.between(to.flow(), from.content(), to.content());
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("flow", to.flow());
        view.put("from", from.hash());
        view.put("to", to.hash());
        view.put("tables", difference.tables());
        view.put("files", difference.files());
        return Told.ok(view);
    }

    private HttpResponse<byte[]> tell(Told told) {
        return answers.document(told.status(), told.document());
    }
}
