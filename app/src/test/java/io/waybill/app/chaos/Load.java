package io.waybill.app.chaos;

import io.waybill.app.fake.Client;
import io.waybill.app.fake.RunningWaybill;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Sources that send leads to any node, one after the other, and write down what they are told. Safe for use by many threads. */
final class Load implements AutoCloseable {
    private static final int SOURCES = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BETWEEN = Duration.ofMillis(15);
    private static final List<String> STATES = List.of("CA", "NY", "TX", "WA");

    private final List<Client> clients;
    private final Map<String, String> told = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    Load(List<Integer> ports, long seed) {
        clients = ports.stream()
                .map(port -> Client.of(URI.create("http://127.0.0.1:" + port)).within(PATIENCE))
                .toList();
        for (int source = 0; source < SOURCES; source++) {
            var random = new Random(seed + source);
            threads.add(Thread.ofVirtual().start(() -> send(random)));
        }
    }

    private void send(Random random) {
        while (!stopped) {
            var client = clients.get(random.nextInt(clients.size()));
            var state = STATES.get(random.nextInt(STATES.size()));
            try {
                note(client.send(
                        "POST",
                        "/flows/loans/sources/web/submit" + (random.nextBoolean() ? "?wait=0" : ""),
                        "{\"fname\":\"Ann\",\"state\":\"%s\",\"loan_amount\":\"15000\"}".formatted(state),
                        "Content-Type",
                        "application/json"));
            } catch (UncheckedIOException killed) {
                // No answer: the lead may be there or not, and nothing was promised.
                LockSupport.parkNanos(BETWEEN.toNanos());
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    private void note(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 == 2) {
            var body = RunningWaybill.json(answer.body());
            told.put(body.at("/lead/id").asText(), body.path("outcome").asText());
        }
    }

    /** What was said of each lead that was taken. */
    Map<String, String> told() {
        return told;
    }

    /** Sends no more; returns when all answers are there. */
    void stop() throws InterruptedException {
        stopped = true;
        for (var thread : threads) {
            thread.join();
        }
    }

    @Override
    public void close() {
        stopped = true;
        clients.forEach(Client::close);
    }
}
