package io.waybill.app.sheets;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.waybill.app.answer.Answers;
import io.waybill.app.answer.Refusal;
import io.waybill.app.release.Drafts;
import io.waybill.app.release.ReleaseFiles;
import io.waybill.app.release.StoredFiles;
import io.waybill.db.release.Draft;
import io.waybill.rules.table.TableKind;
import org.jspecify.annotations.Nullable;

/** Tables of releases and drafts, as CSV, workbook or JSON. */
@Controller("/api/tables")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TableController {
    private final ReleaseFiles releases;
    private final Drafts drafts;
    private final Spreadsheets spreadsheets;
    private final Answers answers;

    TableController(ReleaseFiles releases, Drafts drafts, Spreadsheets spreadsheets, Answers answers) {
        this.releases = releases;
        this.drafts = drafts;
        this.spreadsheets = spreadsheets;
        this.answers = answers;
    }

    /** The table of the release in force, or of another release or a draft; its tag is what a change of it must name. */
    @Get("/{flow}/{table}")
    HttpResponse<byte[]> show(
            String flow,
            String table,
            @Nullable @QueryValue String release,
            @Nullable @QueryValue String draft,
            @Nullable @QueryValue String format,
            HttpRequest<?> request) {
        TableKind kind = TableKind.find(table);
        if (kind == null) {
            return answers.error(Refusals.noSuchTable());
        }
        TableForm form = TableForm.find(format, request.getHeaders().get(HttpHeaders.ACCEPT));
        if (form == null) {
            return answers.error(
                    new Refusal(HttpStatus.NOT_ACCEPTABLE, "A table comes as csv, xlsx or json. Maybe ?format=csv?"));
        }
        StoredFiles files =
                releases.find(flow, draft != null ? draft : release != null ? release : ReleaseFiles.ACTIVE);
        if (files == null || !files.content().containsKey(Spreadsheets.path(flow, kind))) {
            return answers.error(new Refusal(
                    HttpStatus.NOT_FOUND,
                    files == null
                            ? "There is no such flow, release or draft. Maybe its name is misspelt?"
                            : "The flow has no table (%s) there.".formatted(kind.word())));
        }
        return tagged(shown(form, kind, files), draft, files);
    }

    private MutableHttpResponse<byte[]> shown(TableForm form, TableKind kind, StoredFiles files) {
        String flow = files.flow();
        return switch (form) {
            case CSV -> document(form, kind, files.content().get(Spreadsheets.path(flow, kind)));
            case WORKBOOK -> document(form, kind, spreadsheets.workbook(flow, kind, files.content()));
            case JSON -> answers.document(HttpStatus.OK, spreadsheets.plain(flow, kind, files.content()));
        };
    }

    private static MutableHttpResponse<byte[]> document(TableForm form, TableKind kind, byte @Nullable [] content) {
        return HttpResponse.ok(content == null ? new byte[0] : content)
                .header(HttpHeaders.CONTENT_TYPE, form.contentType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s%s\"".formatted(kind.word(), form.ending()));
    }

    private HttpResponse<byte[]> tagged(MutableHttpResponse<byte[]> answer, @Nullable String draft, StoredFiles files) {
        Draft shown = draft == null ? null : drafts.find(draft);
        return answer.header(
                HttpHeaders.ETAG, "\"%s\"".formatted(shown == null ? files.hash() : String.valueOf(shown.version())));
    }
}
