package io.waybill.app.routing;

import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.ExchangeStarted;
import io.waybill.app.event.LeadEvent;
import io.waybill.app.event.RetryScheduled;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The exchanges of a lead, attempt by attempt, and those that are to come. For one thread. */
final class Attempts {
    private final Map<String, Attempt> all = new LinkedHashMap<>();
    private final List<Attempt> forgotten = new ArrayList<>();
    private final Map<String, RetryScheduled> retries = new LinkedHashMap<>();

    /** One attempt: the intent, and what it came to once that is known. */
    record Attempt(ExchangeStarted started, @Nullable ExchangeFinished finished) {}

    /** Names an attempt. */
    static String key(String delivery, int attempt) {
        return delivery + "/" + attempt;
    }

    void start(ExchangeStarted started) {
        retries.remove(started.delivery());
        all.put(key(started.delivery(), started.attempt()), new Attempt(started, null));
    }

    /** Puts it behind those that finished before. */
    void finish(ExchangeFinished finished) {
        var key = key(finished.delivery(), finished.attempt());
        var attempt = all.remove(key);
        if (attempt != null) {
            all.put(key, new Attempt(attempt.started(), finished));
        }
    }

    void schedule(RetryScheduled retry) {
        retries.put(retry.delivery(), retry);
    }

    /** Nothing is tried again: the lead has its outcome or is held. */
    void giveUp() {
        retries.clear();
    }

    /** As if they had not been, but for what they have cost. */
    void forget(Predicate<Attempt> which) {
        var gone = all.values().stream().filter(which).toList();
        forgotten.addAll(gone);
        all.values().removeAll(gone);
    }

    /** What the calls so far have cost, in dollars with fractions of a cent. */
    BigDecimal cost() {
        return Stream.concat(forgotten.stream(), all.values().stream())
                .map(Attempt::finished)
                .filter(Objects::nonNull)
                .map(LeadHistory::cost)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    Collection<Attempt> all() {
        return Collections.unmodifiableCollection(all.values());
    }

    /** The latest of a delivery or enhancement; null when there is none. */
    @Nullable
    ExchangeStarted findLast(String delivery) {
        return Stream.concat(forgotten.stream(), all.values().stream())
                .map(Attempt::started)
                .filter(started -> started.delivery().equals(delivery))
                .reduce((first, second) -> second)
                .orElse(null);
    }

    /** Those that were begun and of which nothing more is known. */
    List<ExchangeStarted> unfinished() {
        return all.values().stream()
                .filter(attempt -> attempt.finished() == null)
                .map(Attempt::started)
                .toList();
    }

    /** Further attempts that are due at some moment and have not begun. */
    Collection<RetryScheduled> retries() {
        return Collections.unmodifiableCollection(retries.values());
    }

    @Nullable
    Attempt find(String delivery, int attempt) {
        return all.get(key(delivery, attempt));
    }

    /** Whether, after these events too, a delivery is in line for a batch or on its way with one. */
    boolean collected(List<LeadEvent> events) {
        var open = new HashSet<String>();
        all.forEach((key, attempt) -> {
            if (attempt.finished() == null && attempt.started().batch() != null) {
                open.add(key);
            }
        });
        for (var event : events) {
            if (event instanceof ExchangeStarted started && started.batch() != null) {
                open.add(key(started.delivery(), started.attempt()));
            } else if (event instanceof ExchangeFinished finished) {
                open.remove(key(finished.delivery(), finished.attempt()));
            }
        }
        return !open.isEmpty();
    }
}
