package io.waybill.app.oauth;

import io.waybill.app.exchange.ExchangeClient;
import io.waybill.app.exchange.Exchanged;
import io.waybill.app.exchange.Leave;
import io.waybill.mappings.request.Rendered;
import io.waybill.mappings.response.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers by host, in the order told; the last answer goes on for ever. */
final class FakeWeb implements ExchangeClient {
    final List<Rendered> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<CompletableFuture<Exchanged>>> answers = new ConcurrentHashMap<>();

    FakeWeb answers(String host, int status, String body) {
        return ends(host, answered(status, body));
    }

    FakeWeb ends(String host, Exchanged exchanged) {
        return ends(host, CompletableFuture.completedFuture(exchanged));
    }

    FakeWeb ends(String host, CompletableFuture<Exchanged> later) {
        answers.computeIfAbsent(host, first -> new ArrayDeque<>()).add(later);
        return this;
    }

    static Exchanged answered(int status, String body) {
        return new Exchanged.Answered(
                new Answer(
                        status,
                        Map.of("content-type", List.of("application/json")),
                        body.getBytes(StandardCharsets.UTF_8)),
                1);
    }

    List<Rendered> to(String host) {
        return requests.stream()
                .filter(request -> host.equals(request.uri().getHost()))
                .toList();
    }

    @Override
    public synchronized CompletableFuture<Exchanged> send(
            String party, int connections, Rendered request, Duration timeout, Leave leave) {
        if (!leave.mayNow()) {
            return CompletableFuture.completedFuture(Leave.withdrawn(0));
        }
        requests.add(request);
        var left = answers.getOrDefault(request.uri().getHost(), new ArrayDeque<>());
        var next = left.size() > 1 ? left.poll() : left.peek();
        return next == null
                ? CompletableFuture.completedFuture(new Exchanged.NotSent("connection", "nobody there", 0))
                : next;
    }
}
