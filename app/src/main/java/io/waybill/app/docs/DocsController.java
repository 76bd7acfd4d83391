package io.waybill.app.docs;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.util.HttpHostResolver;
import io.waybill.app.answer.Answers;
import io.waybill.app.answer.Refusal;
import io.waybill.app.intake.Entry;
import io.waybill.app.intake.Gate;
import io.waybill.app.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The posting instructions of a source. They hold no secrets and are open to whoever knows the address. */
@Controller("/flows/{flow}/sources/{source}/docs")
@Produces(MediaType.ALL)
final class DocsController {
    private static final Refusal NO_SUCH_FORMAT =
            new Refusal(HttpStatus.BAD_REQUEST, "The format is not known. Maybe html or markdown");

    private final Gate gate;
    private final Answers answers;
    private final HttpHostResolver host;
    private final Json json;

    DocsController(Gate gate, Answers answers, HttpHostResolver host, Json json) {
        this.gate = gate;
        this.answers = answers;
        this.host = host;
        this.json = json;
    }

    @Get
    HttpResponse<byte[]> docs(String flow, String source, @Nullable @QueryValue String format, HttpRequest<?> request) {
        Entry entry = gate.find(flow, source);
        if (entry == null) {
            return answers.refuse(request, gate.missing(flow, source));
        }
        Instructions instructions = new Instructions(entry, base(request, flow, source), json);
        return switch (wanted(format, request)) {
            case "html" -> page("text/html", Html.write(instructions.title(), instructions.blocks()));
            case "markdown", "md" -> page("text/markdown", Markdown.write(instructions.blocks()));
            default -> answers.refuse(request, NO_SUCH_FORMAT);
        };
    }

    /** By the query string, or by what the caller says it takes. */
    private static String wanted(@Nullable String format, HttpRequest<?> request) {
        if (format != null) {
            return format.strip().toLowerCase(Locale.ROOT);
        }
        String accept = String.join(",", request.getHeaders().getAll(HttpHeaders.ACCEPT))
                .toLowerCase(Locale.ROOT);
        boolean text = accept.contains("text/markdown") || accept.contains("text/plain");
        return text && !accept.contains("text/html") ? "markdown" : "html";
    }

    private String base(HttpRequest<?> request, String flow, String source) {
        return "%s/flows/%s/sources/%s".formatted(host.resolve(request), escaped(flow), escaped(source));
    }

    private static String escaped(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static HttpResponse<byte[]> page(String mediaType, String page) {
        return HttpResponse.ok(page.getBytes(StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_TYPE, mediaType + "; charset=utf-8")
                .header("X-Content-Type-Options", "nosniff");
    }
}
