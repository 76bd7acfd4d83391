package io.waybill.bench.run;

import io.waybill.bench.home.BuyersTable;
import io.waybill.bench.micro.Micro;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code waybill bench}: measures the work item on the packaged program. */
@Command(
        name = "waybill bench",
        mixinStandardHelpOptions = true,
        description = "Measures how fast leads are routed on this machine, and proves that none is lost or sold twice.")
public final class Bench implements Callable<Integer> {
    private final Clock clock;

    @Option(names = "--checkout", hidden = true, defaultValue = "", description = "Folder with the launcher.")
    private Path checkout = Path.of("");

    @Option(names = "--short", description = "Under a minute: throughput, latency and yardsticks, measured briefly.")
    private boolean brief;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description = "One of ${COMPLETION-CANDIDATES}, or several with commas.")
    private List<Parts> only = List.of();

    @Option(names = "--seconds", paramLabel = "N", description = "Length of each measurement under load.")
    private @Nullable Double seconds;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "10",
            description = "Rows of the buyers table; default ${DEFAULT-VALUE}.")
    private int rows;

    @Option(
            names = "--recipients",
            paramLabel = "N",
            defaultValue = "2",
            description = "Buyers; default ${DEFAULT-VALUE}.")
    private int recipients;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Where the figures go; default bench/results/<time>.json.")
    private @Nullable Path json;

    @Option(names = "--keep", description = "Keeps home, data and logs of the run.")
    private boolean keep;

    @Option(
            names = "--micro",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "NAMES",
            description = "Measures parts with JMH instead; those whose names contain a word, or all.")
    private @Nullable String micro;

    Bench(Clock clock) {
        this.clock = clock;
    }

    /** Runs the command and ends the process. */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        System.exit(new CommandLine(new Bench(Clock.systemUTC()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path target = checkout.toAbsolutePath().normalize().resolve("bench");
        Path results = results(target);
        if (micro != null) {
            Micro.run(micro.isEmpty() ? List.of() : List.of(micro), results);
            return 0;
        }
        return whole(target, results);
    }

    private Path results(Path target) throws IOException {
        Path file = json == null
                ? target.resolve("results").resolve(clock.instant().toString().replace(':', '-') + ".json")
                : json;
        Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
        return file;
    }

    private int whole(Path target, Path results) throws Exception {
        Path work = Files.createTempDirectory(Files.createDirectories(target.resolve("target")), "run");
        var places = new Places(target.resolveSibling(""), work);
        var children = new Children();
        Runtime.getRuntime().addShutdownHook(new Thread(children::close));
        var report = new Report();
        try {
            var site = new Site(Setting.prepare(places, children, new BuyersTable(rows, recipients)), length());
            List<String> problems = measure(site, report);
            System.out.print(report.table());
            report.save(results);
            problems.forEach(System.err::println);
            return problems.isEmpty() ? 0 : 1;
        } finally {
            children.close();
            if (!keep) {
                places.delete();
            }
        }
    }

    private Length length() {
        Length length = brief ? Length.brief() : Length.whole();
        return seconds == null ? length : length.withEach(seconds);
    }

    private List<String> measure(Site site, Report report) throws Exception {
        Machine.write(site, report);
        site.warmUp();
        for (Parts part : only.isEmpty() ? defaults() : only) {
            System.err.println("waybill: measuring: " + part);
            part.part().measure(site, report);
        }
        return Verdict.on(site, report);
    }

    private List<Parts> defaults() {
        return brief ? List.of(Parts.CLOSED, Parts.OPEN) : List.of(Parts.values());
    }
}
