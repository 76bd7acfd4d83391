package io.waybill.db.breaker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Attempts that are not in the database yet, the latest of each recipient. Safe for use by many threads. */
final class AttemptBuffer {
    /** The queues are changed within {@code compute} alone, one thread at a time for each recipient. */
    private final Map<String, Deque<Attempt>> waiting = new ConcurrentHashMap<>();

    void add(Attempt attempt) {
        waiting.compute(attempt.recipient(), (same, were) -> {
            Deque<Attempt> now = were == null ? new ArrayDeque<>() : were;
            now.addLast(attempt);
            return cut(now);
        });
    }

    /** The recipients with attempts. */
    List<String> recipients() {
        return List.copyOf(waiting.keySet());
    }

    /** Takes out what waits for the recipient, in the order it came in. */
    List<Attempt> drain(String recipient) {
        Deque<Attempt> drained = waiting.remove(recipient);
        return drained == null ? List.of() : List.copyOf(drained);
    }

    /** Puts back what could not be written, before what has come in meanwhile. */
    void putBack(String recipient, List<Attempt> drained) {
        waiting.compute(recipient, (same, were) -> {
            Deque<Attempt> now = new ArrayDeque<>(drained);
            if (were != null) {
                now.addAll(were);
            }
            return cut(now);
        });
    }

    private static Deque<Attempt> cut(Deque<Attempt> attempts) {
        while (attempts.size() > BreakerRow.MEMORY) {
            attempts.removeFirst();
        }
        return attempts;
    }
}
