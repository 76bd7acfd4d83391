package io.waybill.bench.load;

import io.waybill.bench.wire.Loop;
import java.io.IOException;

/** Carries one order out. For one thread. */
final class Run {
    private static final long PATIENCE_NANOS = 15_000_000_000L;
    private static final long WAIT_MILLIS = 100;

    private final Order order;
    private final Leads leads;
    private final Tally tally;

    Run(Order order, Leads leads, Tally tally) {
        this.order = order;
        this.leads = leads;
        this.tally = tally;
    }

    Measured measure() throws IOException {
        try (Loop loop = new Loop()) {
            var sender = new Sender(loop, order, leads, tally);
            return switch (order.kind()) {
                case CLOSED, ECHO -> closed(loop, sender);
                case OPEN -> open(loop, sender, Schedule.steady(order.rate()));
                case RAMP -> open(loop, sender, Schedule.ramp(order.rate(), order.seconds()));
                case BURST -> open(loop, sender, Schedule.burst(order.rate(), order.seconds()));
            };
        }
    }

    private long length() {
        return (long) (order.seconds() * 1e9);
    }

    private Measured closed(Loop loop, Sender sender) throws IOException {
        long start = System.nanoTime();
        long end = start + length();
        while (System.nanoTime() < end) {
            for (int free = sender.free(); free > 0; free--) {
                sender.send(System.nanoTime());
            }
            loop.turn(WAIT_MILLIS);
        }
        return end(loop, sender, (System.nanoTime() - start) / 1e9);
    }

    private Measured open(Loop loop, Sender sender, Schedule schedule) throws IOException {
        long start = System.nanoTime();
        long end = start + length();
        long number = 0;
        try (var _ = new Pacer(loop, schedule, start, end)) {
            for (long next = start; next < end; loop.turn(WAIT_MILLIS)) {
                for (; next <= System.nanoTime() && next < end; next = start + schedule.nanos(++number)) {
                    sender.send(next);
                }
                sender.goOn();
            }
        }
        return end(loop, sender, order.seconds());
    }

    /** Waits for the last answers, which count for everything but the throughput. */
    private Measured end(Loop loop, Sender sender, double seconds) throws IOException {
        tally.timeIsUp();
        drain(loop, sender);
        sender.end();
        return tally.measured(seconds);
    }

    private static void drain(Loop loop, Sender sender) throws IOException {
        long patience = System.nanoTime() + PATIENCE_NANOS;
        while (sender.underWay() > 0 && System.nanoTime() < patience) {
            loop.turn(WAIT_MILLIS);
            sender.goOn();
        }
    }
}
