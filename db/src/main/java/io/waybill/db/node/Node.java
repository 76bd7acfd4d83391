package io.waybill.db.node;

/**
 * One start of one process.
 *
 * @param id stays the same from start to start, at most 64 characters
 * @param incarnation new with every start
 */
public record Node(String id, String incarnation) {
    /** What a lead's row says of who routes it. */
    public String name() {
        return id + ":" + incarnation;
    }
}
