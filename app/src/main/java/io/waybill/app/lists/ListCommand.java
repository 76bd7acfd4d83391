package io.waybill.app.lists;

import java.io.FileNotFoundException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code waybill list …}: the uploaded lists of a running server. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Uploaded lists: import, show, delete.",
        subcommands = {ListCommand.Import.class, ListCommand.Show.class, ListCommand.Delete.class})
public final class ListCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

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
    static final class Import implements Callable<Integer> {
        @Mixin
        private RunningServer server = new RunningServer();

        @Spec
        private CommandSpec spec = CommandSpec.create();

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

        @Override
        public Integer call() {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new ParameterException(
                        spec.commandLine(), "The file (" + file + ") cannot be read. Maybe its name is misspelt?");
            }
            return server.tell(spec, this::request);
        }

        private HttpRequest request(URI address) throws FileNotFoundException {
            Map<String, String> asked = new LinkedHashMap<>();
            put(asked, "type", type);
            put(asked, "hash", hash);
            put(asked, "column", column);
            String query = asked.entrySet().stream()
                    .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                    .collect(Collectors.joining("&"));
            boolean csv = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
            return HttpRequest.newBuilder(address.resolve("/api/lists/" + encoded(name) + "?" + query))
                    .header("Content-Type", csv ? "text/csv" : "text/plain")
                    .method(add ? "POST" : "PUT", BodyPublishers.ofFile(file))
                    .build();
        }

        private static void put(Map<String, String> asked, String key, @Nullable String value) {
            if (value != null) {
                asked.put(key, value);
            }
        }
    }

    /** {@code list show}. */
    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows all uploaded lists.")
    static final class Show implements Callable<Integer> {
        @Mixin
        private RunningServer server = new RunningServer();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            return server.tell(
                    spec,
                    address -> HttpRequest.newBuilder(address.resolve("/api/lists"))
                            .build());
        }
    }

    /** {@code list delete NAME}. */
    @Command(name = "delete", mixinStandardHelpOptions = true, description = "Deletes an uploaded list.")
    static final class Delete implements Callable<Integer> {
        @Mixin
        private RunningServer server = new RunningServer();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(index = "0", paramLabel = "NAME", description = "The list.")
        private String name = "";

        @Override
        public Integer call() {
            return server.tell(
                    spec,
                    address -> HttpRequest.newBuilder(address.resolve("/api/lists/" + encoded(name)))
                            .DELETE()
                            .build());
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
