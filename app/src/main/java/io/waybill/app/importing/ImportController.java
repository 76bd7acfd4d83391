package io.waybill.app.importing;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.waybill.app.answer.Answers;
import io.waybill.app.answer.Refusal;
import io.waybill.app.exchange.ContentEncoding;
import io.waybill.app.exchange.TooMuch;
import io.waybill.app.intake.Entry;
import io.waybill.app.intake.Gate;
import io.waybill.app.json.Json;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Takes a file of leads and answers with a report of every row. */
@Controller("/api/leads/import")
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
final class ImportController {
    /** Unpacked: it is kept on disk while it is read. */
    private static final long LARGEST = 1L << 30;

    private final Gate gate;
    private final RowStore store;
    private final Answers answers;
    private final Json json;

    ImportController(Gate gate, RowStore store, Answers answers, Json json) {
        this.gate = gate;
        this.store = store;
        this.answers = answers;
        this.json = json;
    }

    @Post
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> take(HttpRequest<?> request) {
        String flow = asked(request, "flow");
        String source = asked(request, "source");
        String as = asked(request, "as");
        String received = asked(request, "mark_received");
        Entry entry = gate.find(flow, source);
        if (entry == null) {
            return refuse(HttpStatus.NOT_FOUND, "There is no such flow or source: give both as flow= and source=");
        }
        if (!as.isEmpty() && !as.equals("history") && !as.equals("leads")) {
            return refuse(HttpStatus.BAD_REQUEST, "The parameter as is history or leads");
        }
        ImportPlan plan = new ImportPlan(
                entry, isTrue(asked(request, "dry_run")), as.equals("leads"), received.isEmpty() ? null : received);
        try (Upload upload = receive((ServerHttpRequest<?>) request)) {
            return report(plan, upload, wantsCsv(request));
        } catch (CsvParseException notCsv) {
            return refuse(HttpStatus.BAD_REQUEST, "The file's header is not CSV. Maybe a quote is missing?");
        } catch (TooMuch much) {
            return refuse(
                    HttpStatus.REQUEST_ENTITY_TOO_LARGE,
                    "The file %s. Nothing was imported. Maybe split it?".formatted(much.what()));
        } catch (ZipException | EOFException damaged) {
            return refuse(HttpStatus.BAD_REQUEST, "The file cannot be unpacked as its Content-Encoding says");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Upload receive(ServerHttpRequest<?> request) throws IOException {
        List<String> encodings = request.getHeaders().getAll(HttpHeaders.CONTENT_ENCODING);
        try (InputStream body =
                ContentEncoding.open(encodings, request.byteBody().toInputStream(), LARGEST)) {
            return Upload.receive(body);
        }
    }

    private HttpResponse<?> report(ImportPlan plan, Upload upload, boolean csv) throws IOException {
        Path file = Files.createTempFile("waybill-report-", csv ? ".csv" : ".json");
        try (Rows rows = Rows.open(upload.open())) {
            String column = plan.received();
            if (rows.columns().isEmpty() || (column != null && !rows.columns().contains(column))) {
                Files.delete(file);
                return refuse(HttpStatus.BAD_REQUEST, missing(column));
            }
            try (Writer out = Files.newBufferedWriter(file)) {
                Report report = csv ? new Report.Csv(out) : new Report.JsonReport(out, json);
                new ImportRun(plan, upload.hash(), store, report).run(rows);
                report.end(upload.hash(), plan.dryRun(), unknown(plan, rows.columns()));
            }
        } catch (IOException | RuntimeException broken) {
            Files.deleteIfExists(file);
            throw broken;
        }
        InputStream written = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
        String type = csv ? "text/csv" : MediaType.APPLICATION_JSON;
        return HttpResponse.ok(new StreamedFile(written, MediaType.of(type)))
                .header(HttpHeaders.CONTENT_TYPE, type + "; charset=utf-8");
    }

    private static String missing(@Nullable String column) {
        return column == null
                ? "The file has no columns"
                : "The file has no column of the name that mark_received gives";
    }

    private static List<String> unknown(ImportPlan plan, List<String> columns) {
        var fields = plan.entry().flow().rules().flow().fields();
        var source = plan.entry().source();
        return columns.stream()
                .filter(column -> !column.equals(plan.received()))
                .filter(column -> !fields.containsKey(source.fields().getOrDefault(column, column)))
                .toList();
    }

    private static boolean wantsCsv(HttpRequest<?> request) {
        String format = asked(request, "format");
        return format.equals("csv")
                || (format.isEmpty()
                        && String.join(",", request.getHeaders().getAll(HttpHeaders.ACCEPT))
                                .contains("text/csv"));
    }

    private static boolean isTrue(String text) {
        return text.equals("true") || text.equals("1") || text.equals("yes");
    }

    private static String asked(HttpRequest<?> request, String name) {
        String value = request.getParameters().get(name);
        return value == null ? "" : value.strip();
    }

    private HttpResponse<byte[]> refuse(HttpStatus status, String reason) {
        return answers.error(new Refusal(status, reason));
    }
}
