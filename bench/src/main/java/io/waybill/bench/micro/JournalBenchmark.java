package io.waybill.bench.micro;

import io.micronaut.context.ApplicationContext;
import io.waybill.db.embedded.DatabaseAddress;
import io.waybill.db.embedded.EmbeddedDatabase;
import io.waybill.db.journal.Appending;
import io.waybill.db.journal.Journal;
import io.waybill.db.journal.JournalEntry;
import io.waybill.db.lead.LeadChange;
import io.waybill.db.lead.LeadIds;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** First entries of many leads at once, until all are on disk in the embedded database. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class JournalBenchmark {
    private static final LeadChange ROUTING =
            new LeadChange("loans", "bench", false, "routing", "pending", null, 0, BigDecimal.ZERO);
    private static final List<String> EVENTS = List.of(
            "{\"type\":\"lead.received\",\"fields\":{\"first_name\":\"Ann\",\"last_name\":\"Lee\",\"state\":\"CA\",\"loan_amount\":\"15000\"}}",
            "{\"type\":\"rules.evaluated\",\"decisions\":[\"enhance phone-check\"]}",
            "{\"type\":\"exchange.started\",\"to\":\"phone-check\"}");

    /** How many leads are written at once. */
    @Param({"1", "32"})
    public int leads;

    private final LeadIds ids = new LeadIds(Clock.systemUTC());
    private @Nullable Database database;

    /** What is open while it is measured. */
    private record Database(Path folder, EmbeddedDatabase server, ApplicationContext context, Journal journal) {}

    /** Starts the database. */
    @Setup
    public void open() throws IOException {
        Path folder = Files.createTempDirectory("waybill-bench");
        String programs = System.getenv("WAYBILL_PROGRAMS");
        EmbeddedDatabase server = EmbeddedDatabase.start(folder, programs == null ? folder : Path.of(programs));
        ApplicationContext context = ApplicationContext.builder(properties(server.address()))
                .singletons(Clock.systemUTC())
                .start();
        database = new Database(folder, server, context, context.getBean(Journal.class));
    }

    private static Map<String, Object> properties(DatabaseAddress address) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("datasources.default.url", address.url());
        properties.put("datasources.default.username", address.user());
        properties.put("datasources.default.password", address.password());
        properties.put("datasources.default.driver-class-name", "com.mysql.cj.jdbc.Driver");
        properties.put("datasources.default.dialect", "MYSQL");
        properties.put("flyway.datasources.default.enabled", true);
        properties.put("waybill.node", "bench");
        return properties;
    }

    /** Stops it and deletes its rows. */
    @TearDown
    public void close() throws IOException {
        Database open = Objects.requireNonNull(database);
        open.context.close();
        open.server.close();
        try (var files = Files.walk(open.folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Returns when all are durable. */
    @Benchmark
    public List<Appending> append() {
        Journal journal = Objects.requireNonNull(database).journal;
        List<CompletableFuture<Appending>> written = new ArrayList<>(leads);
        for (int lead = 0; lead < leads; lead++) {
            written.add(journal.append(
                    new JournalEntry(ids.next(), 1, Clock.systemUTC().instant(), EVENTS, ROUTING, null)));
        }
        return written.stream().map(CompletableFuture::join).toList();
    }
}
