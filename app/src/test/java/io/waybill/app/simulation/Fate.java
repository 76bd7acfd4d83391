package io.waybill.app.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** At which of its steps a lead's node is struck, and how; and which steps it took so far. For one thread. */
final class Fate {
    /** What befalls the node. */
    enum Blow {
        /** It dies, and another finds the lead later. */
        DEATH,
        /** It stands still for so long that another takes its lead, and then goes on as if nothing had been. */
        STANDSTILL
    }

    private static final int SOONEST_STEPS = 14;

    private final Set<Integer> struck;
    private final Blow blow;
    private final List<String> steps = new ArrayList<>();

    Fate(Set<Integer> struck, Blow blow) {
        this.struck = Set.copyOf(struck);
        this.blow = blow;
    }

    /** Struck once, never, or again and again. */
    static Fate of(Random random) {
        var struck = new TreeSet<Integer>();
        int blows = random.nextInt(10) < 5 ? 1 : random.nextInt(4);
        for (int i = 0; i < blows; i++) {
            struck.add(1 + random.nextInt(SOONEST_STEPS));
        }
        return new Fate(struck, random.nextInt(5) == 0 ? Blow.STANDSTILL : Blow.DEATH);
    }

    /** Takes a step; true when the blow falls there. */
    boolean falls(String step) {
        steps.add(step);
        return struck.contains(steps.size());
    }

    /** Whether it was ever struck. */
    boolean hasFallen() {
        return struck.stream().anyMatch(step -> step <= steps.size());
    }

    Blow blow() {
        return blow;
    }

    int taken() {
        return steps.size();
    }

    @Override
    public String toString() {
        return "%s at %s of %s".formatted(blow, struck, steps);
    }
}
