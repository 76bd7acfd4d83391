package io.waybill.rules.backtest;

import io.waybill.rules.Evaluation;
import java.util.ArrayList;
import java.util.List;

/** What is told of a path in the end: what the rules said, what it cost, what was guessed. For one thread. */
final class Trace {
    private final List<Evaluation> rounds = new ArrayList<>();
    private final List<Guess> guesses = new ArrayList<>();
    private final List<String> silent = new ArrayList<>();
    private final List<Hit> hits = new ArrayList<>();
    private double weight = 1;
    private long micros;

    Trace copy() {
        var copy = new Trace();
        copy.rounds.addAll(rounds);
        copy.guesses.addAll(guesses);
        copy.silent.addAll(silent);
        copy.hits.addAll(hits);
        copy.weight = weight;
        copy.micros = micros;
        return copy;
    }

    void add(Evaluation evaluation) {
        rounds.add(evaluation);
    }

    List<Evaluation> rounds() {
        return rounds;
    }

    /** @param share how likely this way is from here on */
    void guess(Guess guess, double share) {
        guesses.add(guess);
        weight *= share;
    }

    List<Guess> guesses() {
        return guesses;
    }

    double weight() {
        return weight;
    }

    void silent(String enhancement) {
        silent.add(enhancement);
    }

    List<String> silent() {
        return silent;
    }

    void hit(Hit hit) {
        hits.add(hit);
    }

    List<Hit> hits() {
        return hits;
    }

    /** Whether it is known already that this cap kept the recipient out. */
    boolean isKnown(String recipient, String cap) {
        return hits.stream()
                .anyMatch(hit -> hit.recipient().equals(recipient) && hit.cap().equals(cap));
    }

    void spend(long more) {
        micros += more;
    }

    long micros() {
        return micros;
    }
}
