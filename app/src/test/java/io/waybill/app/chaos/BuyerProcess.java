package io.waybill.app.chaos;

import io.waybill.app.fake.FakeBuyer;
import io.waybill.app.fake.Visit;
import io.waybill.app.fake.WaybillProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** All buyers in a process of their own, which nobody kills; their ledger is a file. */
final class BuyerProcess implements AutoCloseable {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private final Process process;
    private final int port;
    private final Path ledger;

    private BuyerProcess(Process process, int port, Path ledger) {
        this.process = process;
        this.port = port;
        this.ledger = ledger;
    }

    static BuyerProcess start(Path folder) throws IOException {
        int port = WaybillProcess.freePort();
        var ledger = Files.createFile(folder.resolve("buyers.jsonl"));
        var process = new ProcessBuilder(List.of(
                        JAVA.toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BuyerProcess.class.getName(),
                        Integer.toString(port),
                        ledger.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("buyers.log").toFile())
                .start();
        return new BuyerProcess(process, port, ledger);
    }

    /** What the process does until it is ended: port and ledger in. */
    public static void main(String[] arguments) throws InterruptedException {
        var buyer = FakeBuyer.start(Integer.parseInt(arguments[0]), Path.of(arguments[1]));
        var soon = Duration.ofMillis(5);
        var later = Duration.ofMillis(25);
        buyer.answers("/picky").forEachDelivery().rejects().after(soon);
        buyer.answers("/busy").forEachDelivery().with(503).after(soon).accepts();
        buyer.answers("/careful").forEachDelivery().accepts().after(later);
        buyer.answers("/plain").forEachDelivery().accepts().after(later);
        new CountDownLatch(1).await();
    }

    String url(String path) {
        return URI.create("http://127.0.0.1:" + port + path).toString();
    }

    List<Visit> visits() {
        try {
            return Files.size(ledger) == 0 ? List.of() : FakeBuyer.read(ledger);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
