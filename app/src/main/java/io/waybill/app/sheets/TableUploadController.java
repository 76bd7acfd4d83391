package io.waybill.app.sheets;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.waybill.app.answer.Answers;
import io.waybill.app.answer.Refusal;
import io.waybill.app.exchange.ContentEncoding;
import io.waybill.app.exchange.TooMuch;
import io.waybill.app.sheets.TableChange.Result;
import io.waybill.db.release.Draft;
import io.waybill.rules.table.TableKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tables into drafts: whatever a spreadsheet program saved. */
@Controller("/api/tables")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
final class TableUploadController {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"?(\\d{1,9})\"?");

    private final TableChange change;
    private final Answers answers;

    TableUploadController(TableChange change, Answers answers) {
        this.change = change;
        this.answers = answers;
    }

    /** The upload is the draft's table from now on, also where it has problems: all of them are told. */
    @Put("/{flow}/{table}")
    HttpResponse<byte[]> replace(
            String flow, String table, @Nullable @QueryValue String draft, HttpRequest<?> request) {
        TableKind kind = TableKind.find(table);
        if (kind == null) {
            return answers.error(Refusals.noSuchTable());
        }
        Draft of = draft == null ? null : change.find(flow, draft);
        if (of == null) {
            return answers.error(draft == null ? Refusals.DRAFT_NEEDED : Refusals.NO_DRAFT);
        }
        String match = request.getHeaders().get(HttpHeaders.IF_MATCH);
        Matcher tag = TAG.matcher(match == null || match.equals("*") ? String.valueOf(of.version()) : match.strip());
        return tag.matches() ? take(of, kind, Integer.parseInt(tag.group(1)), request) : answers.error(Refusals.NO_TAG);
    }

    private HttpResponse<byte[]> take(Draft draft, TableKind kind, int expected, HttpRequest<?> request) {
        try (InputStream body = ContentEncoding.open(
                request.getHeaders().getAll(HttpHeaders.CONTENT_ENCODING),
                ((ServerHttpRequest<?>) request).byteBody().toInputStream(),
                Spreadsheets.LARGEST)) {
            return told(change.replace(draft, kind, body.readAllBytes(), expected));
        } catch (TooMuch much) {
            return answers.error(Refusals.TOO_LARGE);
        } catch (NotATable refused) {
            var status = refused.tooLarge() ? HttpStatus.REQUEST_ENTITY_TOO_LARGE : HttpStatus.BAD_REQUEST;
            return answers.error(new Refusal(status, refused.getMessage() + " Nothing was changed."));
        } catch (IOException broken) {
            return answers.error(Refusals.BROKEN_OFF);
        }
    }

    private HttpResponse<byte[]> told(Result result) {
        return switch (result) {
            case Result.Outdated outdated -> answers.error(Refusals.CHANGED_SINCE);
            case Result.Gone gone -> answers.error(Refusals.NO_DRAFT);
            case Result.Done(Draft draft, var problems) -> {
                Map<String, Object> told = new LinkedHashMap<>();
                told.put("draft", draft.id());
                told.put("version", draft.version());
                told.put("problems", problems.stream().map(TableChange::view).toList());
                yield answers.document(HttpStatus.OK, told)
                        .header(HttpHeaders.ETAG, "\"%d\"".formatted(draft.version()));
            }
        };
    }
}
