package io.waybill.bench.load;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of an order.
 *
 * @param seconds how long leads were sent
 * @param perSecond leads answered in that time, each second; without refused ones and those for slow recipients
 * @param outcomes how many answers of each kind: what the source was told, or {@code refused}, {@code failed}
 * @param answered latency of the answered, of refused ones and of leads for slow recipients apart
 * @param course second by second, by the time a lead was meant to be sent
 */
public record Measured(
        double seconds,
        double perSecond,
        Map<String, Long> outcomes,
        Latency answered,
        Latency refused,
        Latency slow,
        List<Second> course) {

    /** In milliseconds. */
    public record Latency(long count, double p50, double p95, double p99, double max) {}

    /** One second: how many were answered and refused, and the p95 in milliseconds of the answered. */
    public record Second(long answered, long refused, double p95) {}

    /** How many answers of a kind there were. */
    public long count(String outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    /** All answers that were no refusals or failures. */
    public long leads() {
        var told = new TreeMap<>(outcomes);
        told.keySet().removeAll(List.of("refused", "failed"));
        return told.values().stream().mapToLong(Long::longValue).sum();
    }
}
