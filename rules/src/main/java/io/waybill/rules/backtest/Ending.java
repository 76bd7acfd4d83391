package io.waybill.rules.backtest;

import io.waybill.rules.Evaluation;
import java.util.List;

/**
 * One way in which a lead may end.
 *
 * @param weight how likely it is, 0 to 1
 * @param payCents what the source is paid
 * @param callMicros what calls cost, in millionths of a dollar
 * @param rounds what the rules said
 * @param guesses answers that are not on record
 * @param silent enhancements of which no answer is on record: they are taken to have brought nothing
 */
public record Ending(
        double weight,
        Fate fate,
        long payCents,
        long callMicros,
        List<Evaluation> rounds,
        List<Taking> takings,
        List<Hit> hits,
        List<Guess> guesses,
        List<String> silent) {
    private static final long MICROS_IN_A_CENT = 10_000;

    public Ending {
        rounds = List.copyOf(rounds);
        takings = List.copyOf(takings);
        hits = List.copyOf(hits);
        guesses = List.copyOf(guesses);
        silent = List.copyOf(silent);
    }

    /** What calls and the source cost, in millionths of a dollar. */
    public long costMicros() {
        return callMicros + payCents * MICROS_IN_A_CENT;
    }

    /** The rules that fired, round by round. */
    public List<String> rules() {
        return rounds.stream().flatMap(round -> round.rules().stream()).toList();
    }

    /** The rows that matched, each once, as {@code table:id}. */
    public List<String> rows() {
        return rounds.stream()
                .flatMap(round -> round.rows().stream())
                .distinct()
                .toList();
    }

    /** Whether anything of it is estimated. */
    public boolean isEstimated() {
        return !guesses.isEmpty() || !silent.isEmpty();
    }
}
