package io.waybill.app.fake;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What the buyer does on one path, request by request; the last step goes on for ever. Steps may be added while it runs. Safe for use by
 * many threads.
 */
public final class Script {
    private final List<Step> steps = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> positions = new ConcurrentHashMap<>();
    private volatile boolean eachDelivery;

    Script() {}

    /** From the first step again for every idempotency key, and not one sequence for all requests. */
    public Script forEachDelivery() {
        eachDelivery = true;
        return this;
    }

    public Script with(int status) {
        return with(status, "");
    }

    /** An answer; a body with the word {@code accepted} in it takes the lead. */
    public Script with(int status, String body) {
        return add(Step.answer(status, body));
    }

    public Script then(int status) {
        return with(status);
    }

    public Script then(int status, String body) {
        return with(status, body);
    }

    /** 200 and the lead is taken. */
    public Script accepts() {
        return with(200, Step.ACCEPTED);
    }

    /** 200 and the lead is not taken. */
    public Script rejects() {
        return with(200, Step.REJECTED);
    }

    /** Never answers. */
    public Script hangs() {
        return add(Step.none(false, Step.Ending.HANG));
    }

    /** Closes the connection instead of answering. */
    public Script resets() {
        return add(Step.none(false, Step.Ending.RESET));
    }

    /** Takes the lead and closes the connection instead of saying so. */
    public Script acceptsAndResets() {
        return add(Step.none(true, Step.Ending.RESET));
    }

    /** Takes the lead and never says so. */
    public Script acceptsAndHangs() {
        return add(Step.none(true, Step.Ending.HANG));
    }

    /** Delays the step added last. */
    public Script after(Duration delay) {
        return replaceLast(last().after(delay));
    }

    /** Holds the answer of the step added last back until the gate opens. */
    public Script behind(CountDownLatch gate) {
        return replaceLast(last().behind(gate));
    }

    /** Adds a header to the step added last. */
    public Script header(String name, String value) {
        return replaceLast(last().header(name, value));
    }

    Script add(Step step) {
        steps.add(step);
        return this;
    }

    Step next(@Nullable String key) {
        var sequence = eachDelivery && key != null ? key : "";
        var position = positions
                .computeIfAbsent(sequence, first -> new AtomicInteger())
                .getAndIncrement();
        return steps.get(Math.min(position, steps.size() - 1));
    }

    private Step last() {
        return steps.getLast();
    }

    private Script replaceLast(Step step) {
        steps.set(steps.size() - 1, step);
        return this;
    }
}
