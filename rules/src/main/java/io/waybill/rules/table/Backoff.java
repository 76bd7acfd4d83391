package io.waybill.rules.table;

import io.waybill.rules.flow.DurationText;
import io.waybill.rules.table.cell.Parsed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long to wait before a further attempt, as the outcomes table writes it: {@code 1s,2s,4s} or {@code exponential 1s..5m}. */
public sealed interface Backoff {
    /**
     * The wait after an attempt that failed.
     *
     * @param attempt the one that failed, counted from 1; smaller numbers count as 1
     */
    Duration after(int attempt);

    /** One wait after another; the last one repeats. */
    record Steps(List<Duration> waits) implements Backoff {
        public Steps {
            waits = List.copyOf(waits);
        }

        @Override
        public Duration after(int attempt) {
            return waits.get(Math.clamp(attempt - 1L, 0, waits.size() - 1));
        }
    }

    /** Each wait twice the one before, up to a cap. */
    record Exponential(Duration first, Duration cap) implements Backoff {
        @Override
        public Duration after(int attempt) {
            double millis = first.toMillis() * Math.pow(2, Math.max(0, attempt - 1));
            return millis >= cap.toMillis() ? cap : Duration.ofMillis((long) millis);
        }
    }

    /** Reads a cell. */
    static Parsed<Backoff> read(String cell) {
        String text = cell.strip().toLowerCase(Locale.ROOT);
        return text.startsWith("exponential") ? exponential(text) : steps(text);
    }

    private static Parsed<Backoff> exponential(String text) {
        String range = text.substring("exponential".length()).strip();
        int dots = range.indexOf("..");
        Duration first = dots < 0 ? null : DurationText.find(range.substring(0, dots));
        Duration cap = dots < 0 ? null : DurationText.find(range.substring(dots + 2));
        if (first == null || cap == null) {
            return new Parsed.Bad<>("needs its first and longest wait. Maybe exponential 1s..5m?");
        }
        return first.compareTo(cap) > 0
                ? new Parsed.Bad<>("starts above its longest wait. Maybe exponential 1s..5m?")
                : new Parsed.Good<>(new Exponential(first, cap));
    }

    private static Parsed<Backoff> steps(String text) {
        List<Duration> waits = new ArrayList<>();
        for (String step : text.split(",", -1)) {
            Duration wait = DurationText.find(step);
            if (wait == null) {
                return new Parsed.Bad<>("is not a list of waits. Maybe 1s,2s,4s or exponential 1s..5m?");
            }
            waits.add(wait);
        }
        return new Parsed.Good<>(new Steps(waits));
    }
}
