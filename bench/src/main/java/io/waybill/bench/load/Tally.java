package io.waybill.bench.load;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Counts answers and their latencies. For one thread. */
final class Tally {
    private static final long LONGEST_MICROS = 120_000_000;

    private final Map<String, Long> outcomes = new TreeMap<>();
    private final Histogram answered = histogram();
    private final Histogram refused = histogram();
    private final Histogram slow = histogram();
    private final List<Bucket> course = new ArrayList<>();
    private final PrintWriter told;
    private long inTime;

    /** @param told gets a line for each lead: its id and what its source was told */
    Tally(PrintWriter told) {
        this.told = told;
    }

    private static final class Bucket {
        private final Histogram answered = new Histogram(LONGEST_MICROS, 2);
        private long refused;

        Measured.Second second() {
            return new Measured.Second(answered.getTotalCount(), refused, answered.getValueAtPercentile(95) / 1e3);
        }
    }

    private static Histogram histogram() {
        return new Histogram(LONGEST_MICROS, 3);
    }

    /**
     * One answer.
     *
     * @param second of the run in which it was meant to be sent
     * @param nanos from then to the answer
     */
    void add(Told answer, boolean forSlow, int second, long nanos) {
        long micros = Math.clamp(nanos / 1_000, 0, LONGEST_MICROS);
        outcomes.merge(answer.outcome(), 1L, Long::sum);
        switch (answer.outcome()) {
            case Told.REFUSED -> {
                refused.recordValue(micros);
                bucket(second).refused++;
            }
            case Told.FAILED -> bucket(second).refused++;
            default -> took(answer, forSlow, second, micros);
        }
    }

    private void took(Told answer, boolean forSlow, int second, long micros) {
        (forSlow ? slow : answered).recordValue(micros);
        if (!forSlow) {
            bucket(second).answered.recordValue(micros);
        }
        if (!answer.lead().isEmpty()) {
            told.append(answer.lead()).append(' ').append(answer.outcome()).append('\n');
        }
    }

    private Bucket bucket(int second) {
        while (course.size() <= second) {
            course.add(new Bucket());
        }
        return course.get(second);
    }

    /** What is answered from now on does not count for the throughput. */
    void timeIsUp() {
        inTime = answered.getTotalCount();
    }

    /** @param seconds how long it took until time was up */
    Measured measured(double seconds) {
        told.flush();
        return new Measured(
                seconds,
                inTime / seconds,
                outcomes,
                latency(answered),
                latency(refused),
                latency(slow),
                course.stream().map(Bucket::second).toList());
    }

    private static Measured.Latency latency(Histogram micros) {
        return new Measured.Latency(
                micros.getTotalCount(),
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(95) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getMaxValue() / 1e3);
    }
}
