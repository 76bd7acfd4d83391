package io.waybill.app.simulation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.waybill.app.event.EventJson;
import io.waybill.app.exchange.ExchangeClient;
import io.waybill.app.exchange.Exchanged;
import io.waybill.app.exchange.Leave;
import io.waybill.app.home.Releases;
import io.waybill.app.json.Json;
import io.waybill.app.mail.MailExchanges;
import io.waybill.app.oauth.TokenExchanges;
import io.waybill.app.routing.ReviewRouting;
import io.waybill.app.routing.SimulatedRouting;
import io.waybill.app.sftp.FileExchanges;
import io.waybill.db.hold.Count;
import io.waybill.db.hold.Counters;
import io.waybill.db.journal.Appending;
import io.waybill.db.journal.Journal;
import io.waybill.db.journal.JournalEntry;
import io.waybill.db.lead.LeadIds;
import io.waybill.db.list.UploadedLists;
import io.waybill.db.node.Lease;
import io.waybill.db.recipient.Recipients;
import io.waybill.mappings.request.Rendered;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** One start of one node: real routing, connected to what the world has made up. It forgets everything when it dies. For one thread. */
final class Node implements Journal, ExchangeClient {
    private static final Duration STANDSTILL = Duration.ofSeconds(40);
    private static final Duration NOTICED_AFTER = Duration.ofSeconds(30);
    /** Longer than a source waits. */
    private static final Duration SLOW = Duration.ofMillis(1_500);

    private static final int ONE_IN_SLOW = 40;
    private static final Exchanged KILLED = new Exchanged.NoAnswer("connection", "killed", 0);

    // They take long to make, and remember nothing of a lead.
    private static final EventJson EVENTS = new EventJson();
    private static final Json JSON = new Wiring().get(Json.class);

    private final String name;
    private final World world;
    private final Clock clock;
    private final SimulatedRouting routing;
    private final ReviewRouting reviews;
    private final Recipients recipients;
    private final Counters counters;
    private final Map<Integer, CompletableFuture<Exchanged>> out = new TreeMap<>();
    private int requests;
    private final Set<World.Firing> firings = new LinkedHashSet<>();
    private boolean dead;

    /** Nodes of the simulation die; they never stand still. */
    private static final Lease ALWAYS = new Lease() {
        @Override
        public void renew() {}

        @Override
        public boolean isHeldSince(Instant then) {
            return true;
        }
    };

    /** @param clock its own, which may be off a little */
    Node(String name, World world, Clock clock) {
        this.name = name;
        this.world = world;
        this.clock = clock;
        var threads = SimulatedRouting.threads(this::begin);
        var wiring = new Wiring()
                .with(Journal.class, this)
                .with(ExchangeClient.class, this)
                .with(Clock.class, clock)
                .with(LeadIds.class, world.ids())
                .with(Releases.class, world.releases())
                .with(Lease.class, ALWAYS)
                .with(MeterRegistry.class, new SimpleMeterRegistry())
                .with(EventJson.class, EVENTS)
                .with(Json.class, JSON)
                .with(threads.getClass(), threads)
                .without(TokenExchanges.class, MailExchanges.class, FileExchanges.class, UploadedLists.class);
        routing = wiring.get(SimulatedRouting.class);
        reviews = routing.reviews();
        recipients = wiring.get(Recipients.class);
        counters = wiring.get(Counters.class);
    }

    /** Begins work on a thread of its own, which ends with this node. */
    void begin(String thread, Runnable work) {
        world.start(thread, () -> {
            try {
                work.run();
            } catch (NodeDied died) {
                // Nobody is left who could hear of it.
                dead = true;
            }
        });
    }

    String name() {
        return name;
    }

    Clock clock() {
        return clock;
    }

    SimulatedRouting routing() {
        return routing;
    }

    ReviewRouting reviews() {
        return reviews;
    }

    /** The timers that it has in hand. */
    Set<World.Firing> firings() {
        return firings;
    }

    /** Learns how full limits are. */
    void hear(Collection<Count> counts) {
        counters.learn(counts);
    }

    @Override
    public CompletableFuture<Appending> append(JournalEntry entry) {
        requireAlive();
        step("before append", entry.lead());
        if (entry.firstSeq() == 1 && world.random().nextInt(ONE_IN_SLOW) == 0) {
            stand(SLOW);
        }
        var appending = world.append(this, entry);
        if (appending == Appending.DONE) {
            recipients.learn(entry.pauses());
        }
        step("after append", entry.lead());
        return CompletableFuture.completedFuture(appending);
    }

    @Override
    public List<String> read(String lead) {
        requireAlive();
        return world.journal().read(lead);
    }

    @Override
    public CompletableFuture<Exchanged> send(
            String party, int connections, Rendered request, Duration timeout, Leave leave) {
        if (dead) {
            return CompletableFuture.completedFuture(KILLED);
        }
        var lead = lead();
        try {
            step("before sending to " + party, lead);
        } catch (NodeDied died) {
            // Whatever the dead node makes of it: it can write nothing any more.
            return CompletableFuture.completedFuture(KILLED);
        }
        if (!leave.mayNow()) {
            return CompletableFuture.completedFuture(Leave.withdrawn(0));
        }
        var answer = world.exchange(
                Post.arriving(world.clock().instant(), lead, party, request.headers()),
                timeout,
                request.uri().getPath().endsWith("/hook"));
        var future = new CompletableFuture<Exchanged>();
        int number = ++requests;
        out.put(number, future);
        world.later(Duration.ofMillis(answer.millis()), () -> arrive(party, lead, number, answer));
        return future;
    }

    /** Each lead's work is on a thread that bears its name. */
    private static String lead() {
        var thread = Thread.currentThread().getName();
        return thread.substring(thread.indexOf('-') + 1);
    }

    private void arrive(String party, String lead, int number, Exchanged answer) {
        if (!dead && world.falls("before the answer of " + party, lead)) {
            if (world.blow(lead) == Fate.Blow.DEATH) {
                die();
            } else {
                world.later(NOTICED_AFTER, () -> world.takeOver(this, lead));
                world.later(STANDSTILL, () -> deliver(number, answer));
                return;
            }
        }
        deliver(number, answer);
    }

    private void deliver(int number, Exchanged answer) {
        var future = out.remove(number);
        if (future != null) {
            future.complete(answer);
        }
    }

    private void step(String step, String lead) {
        if (world.falls(step, lead)) {
            if (world.blow(lead) == Fate.Blow.DEATH) {
                die();
            } else {
                world.later(NOTICED_AFTER, () -> world.takeOver(this, lead));
                stand(STANDSTILL);
            }
        }
        requireAlive();
    }

    private void stand(Duration time) {
        var over = new CompletableFuture<Void>();
        world.later(time, () -> over.complete(null));
        over.join();
        requireAlive();
    }

    private void die() {
        if (dead) {
            return;
        }
        dead = true;
        var lost = List.copyOf(out.values());
        out.clear();
        lost.forEach(future -> future.complete(KILLED));
        world.died(this);
    }

    private void requireAlive() {
        if (dead) {
            throw new NodeDied();
        }
    }
}
