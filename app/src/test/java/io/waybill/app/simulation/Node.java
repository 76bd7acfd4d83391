package io.waybill.app.simulation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.waybill.app.event.EventJson;
import io.waybill.app.exchange.ExchangeClient;
import io.waybill.app.exchange.Exchanged;
import io.waybill.app.home.Releases;
import io.waybill.app.json.Json;
import io.waybill.app.mail.MailExchanges;
import io.waybill.app.oauth.TokenExchanges;
import io.waybill.app.routing.SimulatedRouting;
import io.waybill.app.sftp.FileExchanges;
import io.waybill.db.journal.Appending;
import io.waybill.db.journal.Journal;
import io.waybill.db.journal.JournalEntry;
import io.waybill.db.lead.LeadIds;
import io.waybill.db.list.UploadedLists;
import io.waybill.db.recipient.Recipients;
import io.waybill.mappings.request.Rendered;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** One start of one node: real routing, connected to what the world has made up. It forgets everything when it dies. For one thread. */
final class Node implements Journal, ExchangeClient {
    /** A request that is out: its answer is kept back until the last of its round is out too. */
    private record Held(CompletableFuture<Exchanged> future, Exchanged answer) {}

    // They take long to make, and remember nothing of a lead.
    private static final EventJson EVENTS = new EventJson();
    private static final Json JSON = new Wiring().get(Json.class);

    private final String name;
    private final World world;
    private final Clock clock;
    private final SimulatedRouting routing;
    private final Recipients recipients;
    private final List<Held> held = new ArrayList<>();
    private boolean dead;
    private boolean forgiving;
    private int expected;

    /** @param clock its own, which may be off a little */
    Node(String name, World world, Clock clock) {
        this.name = name;
        this.world = world;
        this.clock = clock;
        var wiring = new Wiring()
                .with(Journal.class, this)
                .with(ExchangeClient.class, this)
                .with(Clock.class, clock)
                .with(LeadIds.class, world.ids())
                .with(Releases.class, world.releases())
                .with(MeterRegistry.class, new SimpleMeterRegistry())
                .with(EventJson.class, EVENTS)
                .with(Json.class, JSON)
                .with(threads().getClass(), threads())
                .without(TokenExchanges.class, MailExchanges.class, FileExchanges.class, UploadedLists.class);
        routing = wiring.get(SimulatedRouting.class);
        recipients = wiring.get(Recipients.class);
    }

    private Object threads() {
        return SimulatedRouting.callersThread(work -> {
            try {
                work.run();
            } catch (NodeDied died) {
                if (!forgiving) {
                    throw died;
                }
            }
        });
    }

    String name() {
        return name;
    }

    Clock clock() {
        return clock;
    }

    boolean dead() {
        return dead;
    }

    SimulatedRouting routing() {
        return routing;
    }

    /** Does something in which the node may die without the caller hearing of it. */
    <T> T forgiving(Supplier<T> work) {
        forgiving = true;
        try {
            return work.get();
        } finally {
            forgiving = false;
        }
    }

    @Override
    public CompletableFuture<Appending> append(JournalEntry entry) {
        requireAlive();
        step("before append", entry.lead());
        var appending = world.append(this, entry);
        if (appending == Appending.DONE) {
            expected = exchanges(entry);
            recipients.learn(entry.pauses());
        }
        step("after append", entry.lead());
        return CompletableFuture.completedFuture(appending);
    }

    private static int exchanges(JournalEntry entry) {
        return (int) entry.events().stream()
                .filter(event -> event.contains("\"type\":\"exchange.started\""))
                .count();
    }

    @Override
    public List<String> read(String lead) {
        requireAlive();
        return world.journal().read(lead);
    }

    @Override
    public CompletableFuture<Exchanged> send(String party, int connections, Rendered request, Duration timeout) {
        try {
            requireAlive();
            int due = expected;
            var lead = request.headers().getOrDefault("X-Lead", "");
            step("before sending to " + party, lead);
            var answer = world.exchange(party, request, timeout);
            step("before the answer of " + party, lead);
            expected = due;
            return hold(answer);
        } catch (NodeDied died) {
            // Whatever the dead node makes of it: it can write nothing any more.
            return CompletableFuture.completedFuture(new Exchanged.NoAnswer("connection", "killed", 0));
        }
    }

    private CompletableFuture<Exchanged> hold(Exchanged answer) {
        var future = new CompletableFuture<Exchanged>();
        held.add(new Held(future, answer));
        if (held.size() >= expected) {
            letGo();
        }
        return future;
    }

    private void letGo() {
        var all = new ArrayList<>(held);
        held.clear();
        Collections.shuffle(all, world.random());
        all.forEach(one -> one.future().complete(one.answer()));
    }

    private void step(String step, String lead) {
        if (!world.falls(step, lead)) {
            return;
        }
        if (world.blow(lead) == Fate.Blow.DEATH) {
            dead = true;
            letGo();
            throw new NodeDied();
        }
        world.takeOver(this, lead);
    }

    private void requireAlive() {
        if (dead) {
            throw new NodeDied();
        }
    }
}
