package io.waybill.db.hold;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedCollection;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The counters that a transaction is about, locked until its end: whoever is in it decides alone, by what is committed. First it is said what
 * would fit, then what of that is counted. For one transaction and one thread.
 */
public final class Room {
    private final Connection connection;
    private final Map<Counter, Count> counts;
    private final Map<Counter, Long> promised = new HashMap<>();

    private Room(Connection connection, Map<Counter, Count> counts) {
        this.connection = connection;
        this.counts = counts;
    }

    /**
     * Locks the counters of these holds, in the order all nodes do. To be called before the transaction locks anything else; without holds nothing
     * is asked of the database.
     */
    public static Room lock(Connection connection, Collection<Hold> holds) throws SQLException {
        TreeSet<Counter> counters = new TreeSet<>();
        holds.forEach(hold -> counters.add(hold.on()));
        if (counters.isEmpty()) {
            return new Room(connection, new HashMap<>());
        }
        Map<Counter, Count> counts = CounterRows.lock(connection, counters);
        TreeSet<Counter> missing = new TreeSet<>(counters);
        missing.removeAll(counts.keySet());
        if (!missing.isEmpty()) {
            CounterRows.insert(connection, missing);
            counts.putAll(CounterRows.lock(connection, missing));
        }
        return new Room(connection, counts);
    }

    /**
     * Whether all of these fit together, beside what was promised before; then they are promised too. What the same entry gives back makes room for what it
     * takes, but not for others: they cannot know yet whether it will be written.
     */
    public boolean promise(List<Hold> taken, List<Hold> givenBack) {
        Map<Counter, Long> own = new HashMap<>();
        givenBack.forEach(hold -> own.merge(hold.on(), -hold.amount(), Long::sum));
        own.replaceAll((counter, amount) -> Math.max(amount, -get(counter).used()));
        for (Hold hold : taken) {
            long more = own.merge(hold.on(), hold.amount(), Long::sum);
            Long limit = hold.limit();
            if (limit != null && get(hold.on()).used() + promised.getOrDefault(hold.on(), 0L) + more > limit) {
                return false;
            }
        }
        own.forEach((counter, more) -> promised.merge(counter, Math.max(0, more), Long::sum));
        return true;
    }

    /** One entry that is written. */
    public record Change(List<Hold> taken, List<Hold> givenBack) {}

    /** Counts what is written, in its order, and says what the counters stand at once that is committed. Nothing falls below 0. */
    public Collection<Count> count(SequencedCollection<Change> changes) throws SQLException {
        Map<Counter, Long> after = new TreeMap<>();
        counts.forEach((counter, count) -> after.put(counter, count.used()));
        for (Change change : changes) {
            change.givenBack()
                    .forEach(hold -> after.merge(hold.on(), hold.amount(), (used, less) -> Math.max(0, used - less)));
            change.taken().forEach(hold -> after.merge(hold.on(), hold.amount(), Long::sum));
        }
        after.replaceAll((counter, used) -> used - get(counter).used());
        after.values().removeIf(difference -> difference == 0);
        CounterRows.add(connection, after);
        List<Count> now = new ArrayList<>();
        counts.values()
                .forEach(count ->
                        now.add(after.containsKey(count.counter()) ? count.plus(after.get(count.counter())) : count));
        return now;
    }

    private Count get(Counter counter) {
        Count count = counts.get(counter);
        if (count == null) {
            throw new IllegalStateException("Counter (%s) was not locked.".formatted(counter));
        }
        return count;
    }
}
