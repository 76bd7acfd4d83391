package io.waybill.rules.fact;

/**
 * The intent to hand the lead to one recipient, as far as it has come.
 *
 * @param price what was agreed when it was decided
 * @param open true while an attempt is under way or a further one is scheduled
 * @param out true while an attempt is under way
 * @param line where it stands among the deliveries that stand in for each other
 */
public record Delivery(String id, String recipient, Price price, boolean open, boolean out, Line line) {
    /** One for which none has stood in and which stands in for none. */
    public Delivery(String id, String recipient, Price price, boolean open) {
        this(id, recipient, price, open, open, new Line(id, recipient, 0));
    }

    /**
     * What stands in for a recipient that could not be reached.
     *
     * @param root the delivery that came first
     * @param recipient to whom that was
     * @param tried how many of its recipient's stand-ins have been tried
     */
    public record Line(String root, String recipient, int tried) {}
}
