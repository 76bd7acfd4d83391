package io.waybill.rules.backtest;

/** A sum of money under the active rules and under the draft, in millionths of a dollar. For one thread at a time. */
public final class Figure {
    private long active;
    private long draft;
    private long estimated;

    /** @param guessed whether anything of it is estimated */
    void add(long underActive, long underDraft, boolean guessed) {
        active += underActive;
        draft += underDraft;
        estimated += guessed ? underDraft - underActive : 0;
    }

    /** The sum under the active rules. */
    public long active() {
        return active;
    }

    /** The sum under the draft. */
    public long draft() {
        return draft;
    }

    /** What the draft brings more, or less. */
    public long change() {
        return draft - active;
    }

    /** How much of the change comes from leads of which anything is estimated. */
    public long estimated() {
        return estimated;
    }
}
