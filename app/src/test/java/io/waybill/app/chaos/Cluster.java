package io.waybill.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.WaybillProcess;
import io.waybill.db.embedded.DatabaseAddress;
import io.waybill.db.embedded.EmbeddedDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Three nodes on one database, all of which can be killed and come back where they were. For one thread. */
final class Cluster implements AutoCloseable {
    private static final int NODES = 3;
    private static final Path PROGRAMS = Path.of("target/database-server");

    /** It is started again at once, but when it dies often with growing pauses. */
    private static final Duration TO_RETURN = Duration.ofMinutes(3);

    private final Path folder;
    private final List<Integer> ports =
            IntStream.range(0, NODES).mapToObj(one -> WaybillProcess.freePort()).toList();
    private final List<CompletableFuture<WaybillProcess>> nodes = new ArrayList<>();
    private final ExecutorService starts = Executors.newVirtualThreadPerTaskExecutor();
    private final EmbeddedDatabase database;

    /** @param folder a home, and place for the database */
    Cluster(Path folder) {
        this.folder = folder;
        this.database = EmbeddedDatabase.start(folder.resolve("rows"), PROGRAMS);
        // The first alone: it makes the tables.
        nodes.add(CompletableFuture.completedFuture(launch(0)));
        for (int node = 1; node < NODES; node++) {
            nodes.add(starting(node));
        }
        nodes.forEach(CompletableFuture::join);
    }

    private CompletableFuture<WaybillProcess> starting(int node) {
        return CompletableFuture.supplyAsync(() -> launch(node), starts);
    }

    private WaybillProcess launch(int node) {
        var address = database.address();
        var settings = Map.of(
                "WAYBILL_DB_URL", address.url(),
                "WAYBILL_DB_USER", address.user(),
                "WAYBILL_DB_PASSWORD", address.password());
        return Eventually.within(TO_RETURN, () -> {
            try {
                return WaybillProcess.start(folder, ports.get(node), settings);
            } catch (IllegalStateException ended) {
                throw new AssertionError("Maybe the database was away", ended);
            }
        });
    }

    DatabaseAddress database() {
        return database.address();
    }

    /** Where the nodes serve, whether they run or not. */
    List<Integer> ports() {
        return ports;
    }

    /** What the management API of any node that serves says. */
    JsonNode ask(String path) {
        CompletableFuture.anyOf(nodes.toArray(CompletableFuture[]::new)).join();
        var node = nodes.stream().filter(CompletableFuture::isDone).findFirst().orElseThrow();
        return RunningWaybill.json(node.join().client().ask(path).body());
    }

    /** {@code kill -9} of any node that serves, which then starts again by itself. */
    void killOne(Random random) {
        CompletableFuture.anyOf(nodes.toArray(CompletableFuture[]::new)).join();
        var serving = IntStream.range(0, NODES)
                .filter(node -> nodes.get(node).isDone())
                .boxed()
                .toList();
        int node = serving.get(random.nextInt(serving.size()));
        nodes.get(node).join().close();
        nodes.set(node, starting(node));
    }

    /** {@code kill -9} of the database; returns when another process serves its rows. */
    void killDatabase() {
        long killed = database.process();
        ProcessHandle.of(killed).ifPresent(ProcessHandle::destroyForcibly);
        Eventually.within(TO_RETURN, () -> assertThat(database.process()).isNotEqualTo(killed));
    }

    @Override
    public void close() {
        starts.close();
        nodes.stream()
                .filter(node -> !node.isCompletedExceptionally())
                .forEach(node -> node.join().close());
        database.close();
    }
}
