package io.waybill.app.start;

import io.waybill.db.embedded.DatabaseAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code waybill start}: serves until the process is told to end. */
@Command(name = "start", mixinStandardHelpOptions = true, description = "Starts the database and the server.")
final class StartCommand implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;

    private final Environment environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Folder with rules and mappings; default WAYBILL_HOME, else this folder.")
    private @Nullable Path home;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder for what this installation keeps; default <home>/data.")
    private @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port to serve on; default ${DEFAULT-VALUE}, 0 for any free one.")
    private int port;

    @Option(
            names = "--watch",
            negatable = true,
            description = "Take up changed files while running; default on the embedded database.")
    private @Nullable Boolean watch;

    @Option(
            names = "--node",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "NAME",
            description =
                    "One of several nodes on the database that WAYBILL_DB_URL names; its name, default host and port.")
    private @Nullable String node;

    StartCommand(Map<String, String> environment) {
        this.environment = new Environment(Map.copyOf(environment));
    }

    /** The command line and the environment, checked. */
    Options options() {
        try {
            DatabaseAddress database = environment.database();
            boolean embedded = database == null;
            Path from = existing(firstOf(home, environment.home(), Path.of("")));
            Path to = firstOf(data, from.resolve("data")).toAbsolutePath().normalize();
            return new Options(
                    from,
                    to,
                    firstOf(environment.programs(), to).toAbsolutePath().normalize(),
                    checked(port),
                    firstOf(watch, embedded),
                    environment.adminKey(),
                    database,
                    environment.sandbox(embedded),
                    environment.outboundAllow(),
                    checked(node, embedded));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), Objects.toString(e.getMessage()), e);
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        Options options = options();
        var instance = new Instance(options);
        var ending = new Ending(instance);
        Runtime.getRuntime().addShutdownHook(ending);
        try {
            String address = instance.start();
            spec.commandLine().getOut().println(new Greeting(options, address, instance.adminKey()).text());
        } catch (StartFailed e) {
            spec.commandLine().getErr().println(e.getMessage());
            ending.exitWith(1);
            return 1;
        }
        new CountDownLatch(1).await();
        return 0;
    }

    private static Path existing(Path home) {
        Path absolute = home.toAbsolutePath().normalize();
        if (!Files.isDirectory(absolute)) {
            throw new IllegalArgumentException(
                    "The home (" + absolute + ") is not a folder. Maybe --home is misspelt?");
        }
        return absolute;
    }

    private static int checked(int port) {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("The port (" + port + ") is not between 0 and " + HIGHEST_PORT + ".");
        }
        return port;
    }

    private static @Nullable String checked(@Nullable String node, boolean embedded) {
        if (node != null && embedded) {
            throw new IllegalArgumentException(
                    "A node shares its database with others, and none is named. Maybe WAYBILL_DB_URL is not set?");
        }
        if (node != null && !node.matches("[A-Za-z0-9.:_-]{0,60}")) {
            throw new IllegalArgumentException(
                    "The node (" + node + ") has a name of other than letters, digits, dots, colons and dashes.");
        }
        return node;
    }

    @SafeVarargs
    private static <T> T firstOf(@Nullable T... choices) {
        for (T choice : choices) {
            if (choice != null) {
                return choice;
            }
        }
        throw new IllegalArgumentException("There is nothing to choose from.");
    }
}
