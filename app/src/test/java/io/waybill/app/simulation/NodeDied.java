package io.waybill.app.simulation;

/** A node is killed: nothing in its memory goes on. */
final class NodeDied extends Error {
    private static final long serialVersionUID = 1L;

    NodeDied() {
        super("killed", null, false, false);
    }
}
