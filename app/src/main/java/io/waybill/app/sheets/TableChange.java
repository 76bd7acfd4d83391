package io.waybill.app.sheets;

import io.waybill.app.home.HomeProblem;
import io.waybill.app.release.Compiled;
import io.waybill.app.release.CompiledReleases;
import io.waybill.app.release.Drafts;
import io.waybill.app.release.ReleaseFiles;
import io.waybill.app.release.StoredFiles;
import io.waybill.db.release.Draft;
import io.waybill.db.release.DraftChange;
import io.waybill.rules.table.TableKind;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts tables into drafts and says what is wrong with the draft then. Safe for use by many threads. */
@Singleton
class TableChange {
    private final Drafts drafts;
    private final ReleaseFiles releases;
    private final CompiledReleases compiled;
    private final Spreadsheets spreadsheets;

    /** What came of a change. */
    sealed interface Result {
        /** The draft as it is now, with everything that is wrong with it. */
        record Done(Draft draft, List<HomeProblem> problems) implements Result {
            public Done {
                problems = List.copyOf(problems);
            }
        }

        /** Somebody else was faster; nothing was changed. */
        record Outdated() implements Result {}

        /** There is no such draft any more. */
        record Gone() implements Result {}
    }

    TableChange(Drafts drafts, ReleaseFiles releases, CompiledReleases compiled, Spreadsheets spreadsheets) {
        this.drafts = drafts;
        this.releases = releases;
        this.compiled = compiled;
        this.spreadsheets = spreadsheets;
    }

    /** The draft, if it is one of this flow; null when there is none. */
    @Nullable
    Draft find(String flow, String id) {
        Draft draft = drafts.find(id);
        return draft != null && draft.flow().equals(flow) ? draft : null;
    }

    /**
     * Makes the upload the draft's table.
     *
     * @param expected the draft's version that the caller has seen
     * @throws NotATable when it is none; then nothing has changed
     */
    Result replace(Draft draft, TableKind kind, byte[] content, int expected) throws NotATable {
        String path = Spreadsheets.path(draft.flow(), kind);
        TableText table = spreadsheets.read(content, kind, path);
        return switch (drafts.replace(draft.id(), path, table.csv(), expected)) {
            case DraftChange.Outdated outdated -> new Result.Outdated();
            case DraftChange.Gone gone -> new Result.Gone();
            case DraftChange.Done(Draft changed) -> commented(changed, kind, table);
        };
    }

    /** Comments belong to the cells of the table that was just written: whatever was there before belongs to others. */
    private Result commented(Draft draft, TableKind kind, TableText table) {
        String path = Spreadsheets.commentsPath(draft.flow(), kind);
        byte[] before = drafts.content(draft.id(), path);
        DraftChange change = table.comments() != null
                ? drafts.replace(draft.id(), path, table.comments(), draft.version())
                : before != null && table.workbook()
                        ? drafts.remove(draft.id(), path, draft.version())
                        : new DraftChange.Done(draft);
        return switch (change) {
            case DraftChange.Outdated(Draft other) -> new Result.Done(other, problems(other, table));
            case DraftChange.Gone gone -> new Result.Gone();
            case DraftChange.Done(Draft changed) -> new Result.Done(changed, problems(changed, table));
        };
    }

    private List<HomeProblem> problems(Draft draft, TableText table) {
        Set<HomeProblem> problems = new LinkedHashSet<>(table.warnings());
        StoredFiles files = releases.find(draft.flow(), draft.id());
        if (files != null) {
            problems.addAll(
                    switch (compiled.open(files)) {
                        case Compiled.Broken broken -> broken.problems();
                        case Compiled.Ready ready -> ready.warnings();
                    });
        }
        return List.copyOf(problems);
    }

    /** A problem as the API shows it. */
    static Map<String, Object> view(HomeProblem problem) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("file", problem.file());
        view.put("row", problem.row());
        view.put("column", problem.column());
        view.put("cell", problem.cell());
        view.put("text", problem.text());
        view.put("severity", problem.severity());
        return view;
    }
}
