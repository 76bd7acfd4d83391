package io.waybill.app.chaos;

import io.waybill.app.fake.WaybillProcess;
import io.waybill.db.embedded.DatabaseAddress;
import io.waybill.db.embedded.EmbeddedDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Three nodes on one database, all of which can be killed and come back where they were. For one thread. */
final class Cluster implements AutoCloseable {
    static final int NODES = 3;
    private static final Path PROGRAMS = Path.of("target/database-server");

    private final Path folder;
    private final List<Integer> ports =
            IntStream.range(0, NODES).mapToObj(one -> WaybillProcess.freePort()).toList();
    private final List<CompletableFuture<WaybillProcess>> nodes = new ArrayList<>();
    private final ExecutorService starts = Executors.newVirtualThreadPerTaskExecutor();
    private EmbeddedDatabase database;

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
        return WaybillProcess.start(
                folder,
                ports.get(node),
                Map.of(
                        "WAYBILL_DB_URL", address.url(),
                        "WAYBILL_DB_USER", address.user(),
                        "WAYBILL_DB_PASSWORD", address.password()));
    }

    DatabaseAddress database() {
        return database.address();
    }

    /** Where the nodes serve, whether they run or not. */
    List<Integer> ports() {
        return ports;
    }

    /** The node's process, once it serves. */
    WaybillProcess node(int node) {
        return nodes.get(node).join();
    }

    /** {@code kill -9} of a node, which then starts again by itself. */
    void kill(int node) {
        node(node).kill();
        node(node).close();
        nodes.set(node, starting(node));
    }

    /** {@code kill -9} of the database, which is back soon after. */
    void killDatabase() {
        ProcessHandle.of(database.process()).ifPresent(ProcessHandle::destroyForcibly);
        database.close();
        database = EmbeddedDatabase.start(folder.resolve("rows"), PROGRAMS);
    }

    @Override
    public void close() {
        for (int node = 0; node < nodes.size(); node++) {
            node(node).close();
        }
        starts.close();
        database.close();
    }
}
