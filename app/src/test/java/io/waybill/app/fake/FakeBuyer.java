package io.waybill.app.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A buyer on 127.0.0.1 with a script for each path and a ledger of every request. A path without a script accepts every lead.
 *
 * <pre>{@code
 * buyer.answers("/a").with(503).header("Retry-After", "1").then(200, "{\"status\":\"accepted\"}");
 * assertThat(buyer.accepted()).isEqualTo(1);
 * }</pre>
 */
public final class FakeBuyer implements AutoCloseable {
    static {
        // The JDK's server sends head and body apart, and without this the body waits for the client's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final long GATE_MILLIS = 20;
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;
    private final Ledger ledger;

    private FakeBuyer(HttpServer server, Ledger ledger) {
        this.server = server;
        this.ledger = ledger;
    }

    /** Starts on any free port and keeps its ledger in memory. */
    public static FakeBuyer start() {
        return start(0, null);
    }

    /**
     * Starts.
     *
     * @param port 0 for any free port
     * @param ledger where a line of JSON is appended for every request; null for none
     */
    public static FakeBuyer start(int port, @Nullable Path ledger) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
            var buyer = new FakeBuyer(server, new Ledger(ledger));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", buyer::serve);
            server.start();
            return buyer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs a buyer as a process of its own until it is killed.
     *
     * @param arguments port, ledger file, then scripts such as {@code /a=503,hang,200}; see {@link Step#parse} for the words
     */
    public static void main(String[] arguments) throws InterruptedException {
        var buyer = start(Integer.parseInt(arguments[0]), Path.of(arguments[1]));
        Arrays.stream(arguments).skip(2).map(text -> text.split("=", 2)).forEach(script -> {
            var answers = buyer.answers(script[0]);
            Arrays.stream(script[1].split(",")).map(Step::parse).forEach(answers::add);
        });
        buyer.closed.await();
    }

    /** What another process's buyer has written down so far. */
    public static List<Visit> read(Path ledger) {
        return Ledger.read(ledger);
    }

    /** How many deliveries were accepted: a key counts once, a request without a key each time. */
    public static long accepted(List<Visit> visits) {
        return visits.stream()
                .filter(Visit::accepted)
                .map(visit -> visit.key() == null ? "#" + visit.number() : visit.key())
                .distinct()
                .count();
    }

    public long accepted() {
        return accepted(visits());
    }

    /** The path's script, to be added to. */
    public Script answers(String path) {
        return scripts.computeIfAbsent(path, first -> new Script());
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    public List<Visit> visits() {
        return ledger.visits();
    }

    public List<Visit> visits(String path) {
        return visits().stream().filter(visit -> visit.path().equals(path)).toList();
    }

    /** Stops at once; callers that hang lose their connection. */
    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var key = exchange.getRequestHeaders().getFirst("X-Idempotency-Key");
            var script = scripts.get(exchange.getRequestURI().getPath());
            var step = script == null ? Step.answer(200, Step.ACCEPTED) : script.next(key);
            ledger.add(visit(exchange, body, step));
            play(exchange, step);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void play(HttpExchange exchange, Step step) throws IOException, InterruptedException {
        if (closed.await(step.delay().toMillis(), TimeUnit.MILLISECONDS)) {
            return;
        }
        while (!step.gate().await(GATE_MILLIS, TimeUnit.MILLISECONDS)) {
            if (closed.getCount() == 0) {
                return;
            }
        }
        switch (step.ending()) {
            case ANSWER -> answer(exchange, step);
            case HANG -> closed.await();
            case RESET -> {}
        }
    }

    private static void answer(HttpExchange exchange, Step step) throws IOException {
        var bytes = step.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        step.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(step.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private Visit visit(HttpExchange exchange, String body, Step step) {
        var headers = exchange.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        header -> header.getValue().getFirst(),
                        (first, second) -> first,
                        TreeMap::new));
        return new Visit(
                numbers.incrementAndGet(),
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                exchange.getRequestURI().getRawQuery(),
                headers,
                body,
                headers.get("x-idempotency-key"),
                headers.get("x-waybill-attempt"),
                step.status(),
                step.accepts());
    }
}
