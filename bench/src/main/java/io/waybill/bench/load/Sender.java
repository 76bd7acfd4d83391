package io.waybill.bench.load;

import io.waybill.bench.wire.Loop;
import io.waybill.bench.wire.Message;
import io.waybill.bench.wire.Peer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/** The connections of an order, and what is out on each. For one thread. */
final class Sender implements Peer.Listener {
    private final Loop loop;
    private final Order order;
    private final Leads leads;
    private final Tally tally;
    private final Map<Peer, Sent> out = new HashMap<>();
    private final Deque<Peer> idle = new ArrayDeque<>();
    private final Queue<Sent> waiting = new ArrayDeque<>();
    private final long start = System.nanoTime();
    private int open;
    private boolean closed;

    Sender(Loop loop, Order order, Leads leads, Tally tally) {
        this.loop = loop;
        this.order = order;
        this.leads = leads;
        this.tally = tally;
    }

    /** @param meant when it should have left */
    private record Sent(Leads.Lead lead, long meant) {}

    /** Sends a lead now, or as soon as there is a connection. */
    void send(long meant) throws IOException {
        waiting.add(new Sent(leads.take(), meant));
        serve();
    }

    private void serve() throws IOException {
        while (!waiting.isEmpty() && (!idle.isEmpty() || open < order.connections())) {
            Peer peer = idle.isEmpty() ? connect() : idle.pop();
            Sent next = waiting.remove();
            out.put(peer, next);
            peer.say(next.lead.request());
        }
    }

    private Peer connect() throws IOException {
        int port = order.ports().get(open % order.ports().size());
        open++;
        return loop.connect(port, this);
    }

    /** How many leads have no answer yet. */
    int underWay() {
        return out.size() + waiting.size();
    }

    /** How many connections wait for a lead. */
    int free() {
        return order.connections() - out.size();
    }

    @Override
    public void heard(Peer peer, Message message) {
        Sent sent = out.remove(peer);
        if (sent != null) {
            note(sent, order.kind() == Order.Kind.ECHO ? new Told("echo", "") : Told.of(message));
        }
        if (message.closes()) {
            peer.close();
        } else {
            idle.push(peer);
        }
    }

    private void note(Sent sent, Told told) {
        int second = (int) Math.max(0, (sent.meant - start) / 1_000_000_000);
        tally.add(told, sent.lead.slow(), second, System.nanoTime() - sent.meant);
    }

    @Override
    public void closed(Peer peer) {
        open--;
        idle.remove(peer);
        Sent sent = out.remove(peer);
        if (sent != null && !closed) {
            note(sent, Told.NOTHING);
        }
    }

    /** Counts what has no answer as failed, and closes the connections. */
    void end() {
        closed = true;
        out.values().forEach(sent -> note(sent, Told.NOTHING));
        waiting.forEach(sent -> note(sent, Told.NOTHING));
        new ArrayDeque<>(out.keySet()).forEach(Peer::close);
        new ArrayDeque<>(idle).forEach(Peer::close);
    }

    /** Sends what had to wait for a connection. */
    void goOn() throws IOException {
        serve();
    }
}
