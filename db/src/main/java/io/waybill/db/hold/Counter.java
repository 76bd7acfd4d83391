package io.waybill.db.hold;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * What is counted, in one of its periods. Sorts as all nodes lock them.
 *
 * @param since to the microsecond, as the database keeps it
 */
public record Counter(String name, Instant since) implements Comparable<Counter> {
    private static final Comparator<Counter> ORDER =
            Comparator.comparing(Counter::name).thenComparing(Counter::since);

    public Counter {
        since = since.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public int compareTo(Counter other) {
        return ORDER.compare(this, other);
    }
}
