package io.waybill.app.release;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpStatus;
import io.waybill.app.security.Caller;
import io.waybill.db.release.Draft;
import io.waybill.db.release.ReleaseStore;
import io.waybill.db.release.StoredFile;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Begins drafts, checks them and makes releases of them. */
@Singleton
@Requires(beans = ReleaseStore.class)
final class DraftDesk {
    static final Told NO_DRAFT = Told.refused(HttpStatus.NOT_FOUND, "There is no such draft");

    private final Drafts drafts;
    private final ReleaseFiles files;
    private final ReleaseCheck check;
    private final Importing importing;

    DraftDesk(Drafts drafts, ReleaseFiles files, ReleaseCheck check, Importing importing) {
        this.drafts = drafts;
        this.files = files;
        this.check = check;
        this.importing = importing;
    }

    Told make(SentJson sent, Caller caller) {
        var flow = sent.text("flow");
        if (flow.isEmpty()) {
            return Told.refused(HttpStatus.BAD_REQUEST, "The flow is missing. Maybe {\"flow\": \"…\"}?");
        }
        var base = sent.text("from").isEmpty() ? ReleaseFiles.ACTIVE : sent.text("from");
        var from = files.find(flow, base);
        if (from == null) {
            return Told.refused(
                    HttpStatus.NOT_FOUND,
                    "Flow (%s) has no release or draft (%s) to begin with.".formatted(flow, base));
        }
        var name = shortened(sent.text("name"));
        var author = caller.name();
        var order = new Drafts.Order(flow, name, author, sent.text("reason"));
        return new Told(HttpStatus.CREATED, view(drafts.make(order, from)));
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(100, name.length()));
    }

    Told show(String id) {
        var draft = drafts.find(id);
        if (draft == null) {
            return NO_DRAFT;
        }
        var view = view(draft);
        view.put("files", drafts.files(id).stream().map(DraftDesk::file).toList());
        return Told.ok(view);
    }

    Told check(String id) {
        var found = draft(id);
        return found == null ? NO_DRAFT : Told.ok(Map.of("problems", check.of(found.content())));
    }

    Told release(String id, String reason, Caller caller) {
        var found = draft(id);
        var draft = drafts.find(id);
        if (found == null || draft == null) {
            return NO_DRAFT;
        }
        var active = files.find(found.flow(), ReleaseFiles.ACTIVE);
        var refusal = DraftRights.findRefusal(
                caller.role(), found.flow(), active == null ? new TreeMap<>() : active.content(), found.content());
        if (refusal != null) {
            return Told.refused(HttpStatus.FORBIDDEN, refusal);
        }
        return switch (importing.take(found.content(), caller.name(), reason.isEmpty() ? draft.reason() : reason)) {
            case Importing.Imported.Broken broken ->
                Told.refused(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "The draft has problems and was not made a release",
                        broken.problems());
            case Importing.Imported.Done done ->
                new Told(
                        HttpStatus.CREATED,
                        Map.of(
                                "flow",
                                found.flow(),
                                "hash",
                                done.releases().getFirst().hash()));
        };
    }

    private @Nullable StoredFiles draft(String id) {
        return DraftId.isOne(id) ? files.find(id) : null;
    }

    static Map<String, @Nullable Object> view(Draft draft) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("id", draft.id());
        view.put("flow", draft.flow());
        view.put("name", draft.name());
        view.put("author", draft.author());
        view.put("reason", draft.reason());
        view.put("base", draft.base());
        view.put("version", draft.version());
        view.put("created_at", draft.createdAt().toString());
        view.put("updated_at", draft.updatedAt().toString());
        return view;
    }

    private static Map<String, Object> file(StoredFile file) {
        var view = ReleaseViews.file(file);
        view.put("version", file.version());
        return view;
    }
}
