package io.waybill.app.start;

import io.waybill.app.sheets.NotATable;
import io.waybill.app.sheets.Spreadsheets;
import io.waybill.app.sheets.TableText;
import io.waybill.mappings.field.FieldTypes;
import io.waybill.rules.table.TableKind;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code waybill table …}: tables as spreadsheets, from and to a folder or a running server. */
@Command(name = "table", mixinStandardHelpOptions = true, description = "Tables as spreadsheets: export, import.")
final class TableCommand implements Runnable {
    private static final int DONE = 0;
    private static final int COULD_NOT = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private TableCommand() {}

    /** The command with those below it. */
    static CommandLine in(Environment environment) {
        return new CommandLine(new TableCommand())
                .addSubcommand(new Export(new RunningServer(environment)))
                .addSubcommand(new Import(new RunningServer(environment)));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "What to do is missing. Maybe table export FLOW TABLE FILE.xlsx?");
    }

    /** What both commands are told: whose table, and the spreadsheet. A mixin. */
    private static final class Which {
        @Spec(Spec.Target.MIXEE)
        private CommandSpec spec = CommandSpec.create();

        @Parameters(index = "0", paramLabel = "FLOW", description = "The flow.")
        private String flow = "";

        @Parameters(index = "1", paramLabel = "TABLE", description = "buyers, filters, tiers, …")
        private String table = "";

        @Parameters(index = "2", paramLabel = "FILE", description = "The spreadsheet: .xlsx or .csv.")
        private Path file = Path.of("");

        TableKind kind() {
            TableKind kind = TableKind.find(table);
            if (kind == null) {
                throw new ParameterException(
                        spec.commandLine(),
                        "(%s) is no table. Maybe one of %s?"
                                .formatted(table, String.join(", ", TableKind.listWords())));
            }
            return kind;
        }

        String address() {
            return "/api/tables/" + encoded(flow) + "/" + kind().word();
        }

        boolean workbook() {
            return file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx");
        }

        /** The folder of the flow in a home. */
        Path folder(Path home) {
            Path folder =
                    home.resolve("rules/flows").resolve(flow).toAbsolutePath().normalize();
            if (!Files.isDirectory(folder)
                    || !folder.startsWith(home.toAbsolutePath().normalize())) {
                throw new ParameterException(
                        spec.commandLine(),
                        "There is no flow (%s) in (%s). Maybe its name is misspelt?".formatted(flow, home));
            }
            return folder;
        }

        int couldNot(String why) {
            spec.commandLine().getErr().println(why);
            return COULD_NOT;
        }
    }

    /** {@code table export}. */
    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Saves a table as FILE: of the running server, or of a folder with --from.")
    private static final class Export implements Callable<Integer> {
        @Mixin
        private final RunningServer server;

        @Mixin
        private Which which = new Which();

        @Option(names = "--from", paramLabel = "DIR", description = "A folder with rules and mappings.")
        private @Nullable Path from;

        @Option(names = "--draft", paramLabel = "ID", description = "The table of a draft.")
        private @Nullable String draft;

        @Option(
                names = "--release",
                paramLabel = "HASH",
                description = "The table of a release; default the active one.")
        private @Nullable String release;

        Export(RunningServer server) {
            this.server = server;
        }

        @Override
        public Integer call() throws InterruptedException {
            try {
                if (from != null) {
                    return saved(which.folder(from));
                }
                String of = draft != null
                        ? "&draft=" + encoded(draft)
                        : release != null ? "&release=" + encoded(release) : "";
                return server.save(which.address() + "?format=" + (which.workbook() ? "xlsx" : "csv") + of, which.file);
            } catch (IOException failed) {
                return which.couldNot("The file (%s) could not be written: %s".formatted(which.file, failed));
            }
        }

        private int saved(Path folder) throws IOException {
            TableKind kind = which.kind();
            Map<String, byte[]> files = new HashMap<>();
            for (String path : List.of(
                    Spreadsheets.path(which.flow, kind),
                    Spreadsheets.commentsPath(which.flow, kind),
                    "rules/flows/" + which.flow + "/fields.yaml")) {
                Path file = folder.resolve(path.substring(path.lastIndexOf('/') + 1));
                if (Files.isRegularFile(file)) {
                    files.put(path, Files.readAllBytes(file));
                }
            }
            byte[] csv = files.get(Spreadsheets.path(which.flow, kind));
            if (csv == null) {
                return which.couldNot("The flow (%s) has no table (%s).".formatted(which.flow, kind.word()));
            }
            Files.write(which.file, which.workbook() ? spreadsheets().workbook(which.flow, kind, files) : csv);
            return DONE;
        }
    }

    /** {@code table import}. */
    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Takes FILE as a table: into a draft of the running server, or into a folder with --into.")
    private static final class Import implements Callable<Integer> {
        @Mixin
        private final RunningServer server;

        @Mixin
        private Which which = new Which();

        @Option(names = "--into", paramLabel = "DIR", description = "A folder with rules and mappings.")
        private @Nullable Path into;

        @Option(names = "--draft", paramLabel = "ID", description = "A draft of the running server.")
        private @Nullable String draft;

        Import(RunningServer server) {
            this.server = server;
        }

        @Override
        public Integer call() throws InterruptedException {
            if ((into == null) == (draft == null)) {
                throw new ParameterException(
                        which.spec.commandLine(), "Where to is missing. Maybe --into DIR or --draft ID?");
            }
            try {
                return into != null
                        ? written(which.folder(into))
                        : server.tell(
                                which.address() + "?draft=" + encoded(String.valueOf(draft)),
                                HttpRequest.newBuilder()
                                        .header("Content-Type", "application/octet-stream")
                                        .PUT(server.content(which.file)));
            } catch (NotATable refused) {
                return which.couldNot("%s: %s".formatted(which.file, refused.getMessage()));
            } catch (IOException failed) {
                return which.couldNot("The import of (%s) stopped: %s".formatted(which.file, failed));
            }
        }

        private int written(Path folder) throws IOException, NotATable {
            TableKind kind = which.kind();
            if (!Files.isRegularFile(which.file)) {
                return which.couldNot("There is no file (%s). Maybe its name is misspelt?".formatted(which.file));
            }
            TableText table = spreadsheets().read(Files.readAllBytes(which.file), kind, kind.word() + ".csv");
            Files.write(folder.resolve(kind.word() + ".csv"), table.csv());
            if (table.comments() != null) {
                Files.write(folder.resolve(kind.word() + ".comments.csv"), table.comments());
            }
            var out = which.spec.commandLine().getOut();
            table.warnings().forEach(warning -> out.println("warning " + warning.line()));
            out.println("Wrote " + folder.resolve(kind.word() + ".csv"));
            return DONE;
        }
    }

    private static Spreadsheets spreadsheets() {
        return new Spreadsheets(new FieldTypes(Clock.systemUTC()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
