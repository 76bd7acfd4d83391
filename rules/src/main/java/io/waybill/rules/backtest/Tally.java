package io.waybill.rules.backtest;

import io.waybill.rules.backtest.Fate.Sold;
import io.waybill.rules.backtest.Share.Side;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sums up what a draft makes of many leads, against the active rules. For one thread at a time. */
public final class Tally {
    private final Figure revenue = new Figure();
    private final Figure cost = new Figure();
    private final Spread spread = new Spread();
    private final Map<String, Share> recipients = new TreeMap<>();
    private final Map<String, Share> sources = new TreeMap<>();
    private final Map<String, Share> states = new TreeMap<>();
    private final Map<String, CapHits> caps = new TreeMap<>();
    private final Map<String, Long> silent = new TreeMap<>();
    private long leads;
    private long changed;
    private double newlySold;
    private double newlyUnsold;

    /**
     * Takes in one lead. Whether it comes to something else than under the active rules is the answer.
     *
     * @param state the lead's own; null where it has none
     */
    public boolean add(Replayed active, Replayed draft, String source, @Nullable String state) {
        leads++;
        boolean guessed = active.isEstimated() || draft.isEstimated();
        revenue.add(active.revenueMicros(), draft.revenueMicros(), guessed);
        cost.add(active.costMicros(), draft.costMicros(), guessed);
        sources.computeIfAbsent(source, _ -> new Share()).add(active, draft);
        states.computeIfAbsent(state == null ? "" : state, _ -> new Share()).add(active, draft);
        sell(Side.ACTIVE, active, guessed);
        sell(Side.DRAFT, draft, guessed);
        draft.endings().forEach(this::note);
        draft.endings().stream()
                .flatMap(ending -> ending.silent().stream())
                .distinct()
                .forEach(enhancement -> silent.merge(enhancement, 1L, Long::sum));
        return !active.isSameAs(draft) && change(active, draft, guessed);
    }

    private boolean change(Replayed active, Replayed draft, boolean guessed) {
        changed++;
        newlySold += Math.max(0, draft.sold() - active.sold());
        newlyUnsold += Math.max(0, active.sold() - draft.sold());
        if (guessed) {
            spread.add(active, draft);
        }
        return true;
    }

    private void sell(Side side, Replayed replayed, boolean guessed) {
        for (Ending ending : replayed.endings()) {
            for (Sold sold : ending.fate().sales()) {
                recipients
                        .computeIfAbsent(sold.recipient(), _ -> new Share())
                        .add(side, ending.weight(), replayed.earned(sold), guessed);
            }
        }
    }

    private void note(Ending ending) {
        for (Hit hit : ending.hits()) {
            caps.computeIfAbsent(hit.recipient() + "\n" + hit.cap(), _ -> new CapHits(hit))
                    .add(hit, ending.weight());
        }
    }

    public long leads() {
        return leads;
    }

    /** How many come to something else. */
    public long changed() {
        return changed;
    }

    /** How many are sold that were not, as an expected value. */
    public double newlySold() {
        return newlySold;
    }

    /** How many are not sold that were, as an expected value. */
    public double newlyUnsold() {
        return newlyUnsold;
    }

    public Figure revenue() {
        return revenue;
    }

    /** What calls and sources cost. */
    public Figure cost() {
        return cost;
    }

    /** How far off the estimated part of the change may be. */
    public Spread spread() {
        return spread;
    }

    public Map<String, Share> recipients() {
        return Collections.unmodifiableMap(recipients);
    }

    public Map<String, Share> sources() {
        return Collections.unmodifiableMap(sources);
    }

    /** By the leads' own state; those without one stand under the empty name. */
    public Map<String, Share> states() {
        return Collections.unmodifiableMap(states);
    }

    /** Caps that leads would have found full under the draft. */
    public Map<String, CapHits> caps() {
        return Collections.unmodifiableMap(caps);
    }

    /** Enhancements without an answer on record under the draft, and for how many leads. */
    public Map<String, Long> silent() {
        return Collections.unmodifiableMap(silent);
    }
}
