package io.waybill.rules.backtest;

/** What one recipient, source or state brings under the active rules and under the draft. For one thread at a time. */
public final class Share {
    private final Figure revenue = new Figure();
    private double soldActive;
    private double soldDraft;

    void add(Replayed active, Replayed draft) {
        boolean guessed = active.isEstimated() || draft.isEstimated();
        revenue.add(active.revenueMicros(), draft.revenueMicros(), guessed);
        soldActive += active.sold();
        soldDraft += draft.sold();
    }

    /** One sale, as likely as it is. */
    void add(Side side, double weight, double micros, boolean guessed) {
        long expected = Math.round(weight * micros);
        switch (side) {
            case ACTIVE -> {
                revenue.add(expected, 0, guessed);
                soldActive += weight;
            }
            case DRAFT -> {
                revenue.add(0, expected, guessed);
                soldDraft += weight;
            }
        }
    }

    /** Which rules it is under. */
    enum Side {
        ACTIVE,
        DRAFT
    }

    public Figure revenue() {
        return revenue;
    }

    /** How many leads are sold under the active rules, as an expected value. */
    public double soldActive() {
        return soldActive;
    }

    /** How many leads are sold under the draft, as an expected value. */
    public double soldDraft() {
        return soldDraft;
    }
}
