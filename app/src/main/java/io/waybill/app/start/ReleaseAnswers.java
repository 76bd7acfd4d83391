package io.waybill.app.start;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.home.HomeProblem;
import io.waybill.app.json.Json;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Model.CommandSpec;

/** What the API says of releases, as lines for people. Results on the one stream, refusals on the other. */
final class ReleaseAnswers {
    private static final int DONE = 0;
    private static final int COULD_NOT = 1;

    private final PrintWriter out;
    private final PrintWriter err;
    private final Json json = new Json();

    ReleaseAnswers(CommandSpec spec) {
        this.out = spec.commandLine().getOut();
        this.err = spec.commandLine().getErr();
    }

    /** What is done with a document that was asked for. */
    @FunctionalInterface
    interface Printing {
        void print(JsonNode document);
    }

    /** The exit code, after the result or all problems, one a line. */
    int read(HttpResponse<byte[]> answer, Printing printing) {
        var body = new String(answer.body(), StandardCharsets.UTF_8);
        try {
            var document = json.read(body);
            if (answer.statusCode() / 100 == 2) {
                printing.print(document);
                return DONE;
            }
            refuse(document);
        } catch (UncheckedIOException noJson) {
            err.println(body.strip());
        }
        return COULD_NOT;
    }

    private void refuse(JsonNode document) {
        var problems = document.path("problems");
        problems.forEach(problem -> err.println(line(problem)));
        if (problems.isEmpty()) {
            err.println(document.path("error").asText());
        } else {
            err.println("%s (%d).".formatted(document.path("error").asText(), problems.size()));
        }
    }

    private static String line(JsonNode problem) {
        return new HomeProblem(
                        problem.path("file").asText(),
                        problem.path("row").asInt(),
                        problem.path("column").asText(),
                        problem.path("cell").asText(),
                        problem.path("text").asText(),
                        problem.path("severity").asText())
                .line();
    }

    void imported(JsonNode document) {
        document.path("releases")
                .forEach(release -> out.println(
                        "release %s imported".formatted(release.path("hash").asText())));
    }

    void activated(JsonNode document) {
        out.println("release %s activated".formatted(document.path("hash").asText()));
    }

    void list(JsonNode document) {
        document.path("releases")
                .forEach(release -> out.println("%s  %-20s  %-8s  %s  %s%s"
                        .formatted(
                                release.path("hash").asText(),
                                release.path("flow").asText(),
                                release.path("state").asText(),
                                release.path("at").asText(),
                                release.path("author").asText(),
                                reason(release))));
    }

    private static String reason(JsonNode release) {
        var reason = release.path("reason").asText();
        return reason.isEmpty() ? "" : ": " + reason.replace('\n', ' ');
    }

    void difference(JsonNode document) {
        for (JsonNode table : document.path("tables")) {
            var name = table.path("table").asText();
            table.path("added")
                    .forEach(row -> out.println("%s: row %s added: %s".formatted(name, row(row), cells(row))));
            table.path("removed")
                    .forEach(row -> out.println("%s: row %s removed: %s".formatted(name, row(row), cells(row))));
            table.path("changed")
                    .forEach(cell -> out.println("%s: row %s: %s \"%s\" -> \"%s\""
                            .formatted(
                                    name,
                                    row(cell),
                                    cell.path("column").asText(),
                                    cell.path("from").asText(),
                                    cell.path("to").asText())));
            table.path("moved")
                    .forEach(move -> out.println("%s: row %s moved from place %d to %d"
                            .formatted(
                                    name,
                                    row(move),
                                    move.path("from").asInt(),
                                    move.path("to").asInt())));
        }
        document.path("files").forEach(this::file);
    }

    private static String row(JsonNode node) {
        return node.path("row").asText();
    }

    private static String cells(JsonNode row) {
        var text = new StringBuilder();
        row.path("cells").properties().forEach(cell -> {
            if (!cell.getKey().equals("id") && !cell.getValue().asText().isEmpty()) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append(cell.getKey())
                        .append(' ')
                        .append(cell.getValue().asText());
            }
        });
        return text.toString();
    }

    private void file(JsonNode file) {
        out.println("%s %s"
                .formatted(file.path("path").asText(), file.path("change").asText()));
        if (!file.path("diff").isNull()) {
            out.println(file.path("diff").asText());
        }
    }
}
