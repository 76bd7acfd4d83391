package io.waybill.app.lists;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.waybill.app.answer.Answers;
import io.waybill.app.answer.Refusal;
import io.waybill.app.exchange.ContentEncoding;
import io.waybill.app.exchange.TooMuch;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The door for lists: plain lines or CSV, read while they arrive. */
@Controller("/api/lists")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
final class ListUploadController {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");
    /** Unpacked. */
    private static final long LARGEST = 500L << 20;

    private static final Refusal BAD_NAME = new Refusal(
            HttpStatus.BAD_REQUEST, "This cannot be the name of a list. Maybe letters, digits, - and _ only?");

    private final ListUploads uploads;
    private final Answers answers;

    ListUploadController(ListUploads uploads, Answers answers) {
        this.uploads = uploads;
        this.answers = answers;
    }

    /** The upload is the list from now on, whatever there was before. */
    @Put("/{name}")
    HttpResponse<byte[]> replace(String name, HttpRequest<?> request) {
        return take(name, true, request);
    }

    /** Adds to the list; makes it where there is none. */
    @Post("/{name}")
    HttpResponse<byte[]> add(String name, HttpRequest<?> request) {
        return take(name, false, request);
    }

    private HttpResponse<byte[]> take(String name, boolean replacing, HttpRequest<?> request) {
        if (!NAME.matcher(name).matches()) {
            return answers.error(BAD_NAME);
        }
        HttpParameters asked = request.getParameters();
        var order = new ListOrder(asked.get("type"), asked.get("hash"), asked.get("column"));
        String type = request.getHeaders().get(HttpHeaders.CONTENT_TYPE);
        boolean csv = type != null && type.toLowerCase(Locale.ROOT).contains("csv");
        try (InputStream body = ContentEncoding.open(
                request.getHeaders().getAll(HttpHeaders.CONTENT_ENCODING),
                ((ServerHttpRequest<?>) request).byteBody().toInputStream(),
                LARGEST)) {
            return answers.document(HttpStatus.OK, view(uploads.take(name, replacing, order, csv, body)));
        } catch (BadUpload bad) {
            if (bad.getCause() instanceof TooMuch much) {
                return answers.error(new Refusal(
                        HttpStatus.REQUEST_ENTITY_TOO_LARGE,
                        "The list %s. Nothing was changed.".formatted(much.what())));
            }
            return answers.error(new Refusal(HttpStatus.BAD_REQUEST, bad.text() + " Nothing was changed."));
        } catch (IOException broken) {
            return answers.error(new Refusal(
                    HttpStatus.BAD_REQUEST, "The upload broke off or cannot be unpacked. Nothing was changed."));
        }
    }

    private static Map<String, Object> view(ListUploads.Report report) {
        var view = new LinkedHashMap<String, Object>();
        view.put("list", report.list().name());
        view.put("rows", report.rows());
        view.put("added", report.added());
        view.put("duplicates", report.duplicates());
        view.put("invalid", report.invalid());
        view.put("invalid_rows", report.invalidRows());
        view.put("entries", report.list().entries());
        view.put("type", report.list().type());
        return view;
    }
}
