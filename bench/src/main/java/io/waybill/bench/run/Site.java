package io.waybill.bench.run;

import io.waybill.bench.load.Measured;
import io.waybill.bench.load.Order;
import java.io.IOException;
import java.util.List;

/** A running Waybill under load. For one thread. */
final class Site {
    private static final int CONNECTIONS = 32;
    private static final int WARM_ROUNDS = 9;
    /** With fewer the JVM still compiles more than it works. */
    private static final long WARM_LEADS = 8_000;
    /** Growth from one round to the next that is none. */
    private static final double STEADY = 1.1;

    private final Setting setting;
    private final Length length;
    private Node node;
    private Rows rows;
    private long unanswered;
    private double most;

    /** Starts Waybill. */
    Site(Setting setting, Length length) throws IOException, InterruptedException {
        this.setting = setting;
        this.length = length;
        this.node = setting.startFirst(Node.freePort());
        this.rows = Rows.of(setting.places().data());
    }

    Setting setting() {
        return setting;
    }

    Length length() {
        return length;
    }

    Node node() {
        return node;
    }

    Rows rows() {
        return rows;
    }

    List<Integer> ports() {
        return List.of(node.port());
    }

    /** Stops Waybill in order and starts it again on the same data. */
    Node restart() throws IOException, InterruptedException {
        node.stop();
        node = setting.startFirst(node.port());
        rows = Rows.of(setting.places().data());
        return node;
    }

    /** Sends leads, uncounted, until no more go through than a moment before; at most three times the time for it. */
    void warmUp() throws IOException {
        double before = 0;
        long leads = 0;
        for (int round = 1; round <= WARM_ROUNDS; round++) {
            Measured now = run(Order.closed(ports(), CONNECTIONS, 3 * length.warm() / WARM_ROUNDS));
            leads += now.leads();
            if (round >= WARM_ROUNDS / 3 && leads >= WARM_LEADS && now.perSecond() < STEADY * before) {
                return;
            }
            before = now.perSecond();
        }
    }

    /** Has leads sent; returns when all are answered. Any thread may call it, one at a time. */
    synchronized Measured run(Order order) throws IOException {
        Measured measured = setting.load().run(order);
        unanswered += measured.count("failed");
        return measured;
    }

    /** How many leads have no answer so far that names them. */
    synchronized long unanswered() {
        return unanswered;
    }

    /** The most leads a second that a closed loop has reached; measured now when nothing has been yet. */
    double most() throws IOException {
        if (most == 0) {
            most = run(Order.closed(ports(), CONNECTIONS, length.each())).perSecond();
        }
        return most;
    }

    void reached(double perSecond) {
        most = Math.max(most, perSecond);
    }
}
