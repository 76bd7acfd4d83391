package io.waybill.rules.backtest;

import java.time.Instant;

/** How often a cap kept its recipient out. For one thread at a time. */
public final class CapHits {
    private final String recipient;
    private final String cap;
    private Instant first;
    private double leads;
    private double turned;

    CapHits(Hit first) {
        this.recipient = first.recipient();
        this.cap = first.cap();
        this.first = first.at();
    }

    void add(Hit hit, double weight) {
        first = hit.at().isBefore(first) ? hit.at() : first;
        leads += weight;
        turned += hit.turned() ? weight : 0;
    }

    public String recipient() {
        return recipient;
    }

    public String cap() {
        return cap;
    }

    /** When it was full for the first time when a lead came. */
    public Instant first() {
        return first;
    }

    /** How many leads found it full. */
    public double leads() {
        return leads;
    }

    /** How many of them the recipient would have got, or been asked about, in that round. */
    public double turned() {
        return turned;
    }
}
