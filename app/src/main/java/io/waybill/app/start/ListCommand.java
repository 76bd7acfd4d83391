package io.waybill.app.start;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code waybill list …}: the uploaded lists of a running server. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Uploaded lists: import, show, delete.")
final class ListCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private ListCommand() {}

    /** The command with those below it. */
    static CommandLine in(Environment environment) {
        return new CommandLine(new ListCommand())
                .addSubcommand(new Import(new RunningServer(environment)))
                .addSubcommand(new Show(new RunningServer(environment)))
                .addSubcommand(new Delete(new RunningServer(environment)));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What to do is missing. Maybe list import NAME FILE?");
    }

    /** {@code list import NAME FILE}. */
    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description =
                    "Uploads a file: one value a line, or a column of a CSV file. Replaces the list unless --add is given.")
    private static final class Import implements Callable<Integer> {
        @Mixin
        private final RunningServer server;

        @Parameters(index = "0", paramLabel = "NAME", description = "The list, as tables name it: in @NAME.")
        private String name = "";

        @Parameters(index = "1", paramLabel = "FILE", description = "What to upload.")
        private Path file = Path.of("");

        @Option(names = "--add", description = "Add to the list instead of replacing it.")
        private boolean add;

        @Option(names = "--type", paramLabel = "TYPE", description = "Field type of the values: email, phone, …")
        private @Nullable String type;

        @Option(names = "--hash", paramLabel = "HASH", description = "The values are hashed already: md5 or sha256.")
        private @Nullable String hash;

        @Option(names = "--column", paramLabel = "NAME", description = "The column that counts, by its heading.")
        private @Nullable String column;

        Import(RunningServer server) {
            this.server = server;
        }

        @Override
        public Integer call() throws InterruptedException {
            BodyPublisher content = server.content(file);
            boolean csv = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
            return server.tell(
                    path(name) + "?" + query(),
                    HttpRequest.newBuilder()
                            .header("Content-Type", csv ? "text/csv" : "text/plain")
                            .method(add ? "POST" : "PUT", content));
        }

        private String query() {
            Map<String, @Nullable String> asked = new LinkedHashMap<>();
            asked.put("type", type);
            asked.put("hash", hash);
            asked.put("column", column);
            return asked.entrySet().stream()
                    .filter(each -> each.getValue() != null)
                    .map(each -> each.getKey() + "=" + encoded(String.valueOf(each.getValue())))
                    .collect(Collectors.joining("&"));
        }
    }

    /** {@code list show}. */
    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows all uploaded lists.")
    private static final class Show implements Callable<Integer> {
        @Mixin
        private final RunningServer server;

        Show(RunningServer server) {
            this.server = server;
        }

        @Override
        public Integer call() throws InterruptedException {
            return server.tell("/api/lists", HttpRequest.newBuilder());
        }
    }

    /** {@code list delete NAME}. */
    @Command(name = "delete", mixinStandardHelpOptions = true, description = "Deletes an uploaded list.")
    private static final class Delete implements Callable<Integer> {
        @Mixin
        private final RunningServer server;

        @Parameters(index = "0", paramLabel = "NAME", description = "The list.")
        private String name = "";

        Delete(RunningServer server) {
            this.server = server;
        }

        @Override
        public Integer call() throws InterruptedException {
            return server.tell(path(name), HttpRequest.newBuilder().DELETE());
        }
    }

    private static String path(String list) {
        return "/api/lists/" + encoded(list);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
