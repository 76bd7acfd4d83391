package io.waybill.app.simulation;

import io.waybill.app.exchange.Exchanged;
import io.waybill.app.home.Releases;
import io.waybill.app.routing.ReceivedLead;
import io.waybill.app.routing.SourceAnswer;
import io.waybill.app.routing.Submission;
import io.waybill.db.journal.Appending;
import io.waybill.db.journal.JournalEntry;
import io.waybill.db.lead.LeadIds;
import io.waybill.mappings.field.FieldTypes;
import io.waybill.mappings.field.FieldValue;
import io.waybill.mappings.request.Rendered;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Nodes, a journal, buyers and sources on one virtual clock; everything that happens follows from the seed. For one thread. */
final class World {
    private static final int NODES = 3;
    private static final Duration FOUND_AFTER = Duration.ofSeconds(25);
    private static final Duration FIRED_AGAIN_AFTER = Duration.ofSeconds(10);
    /** How far a node's clock may be off without being put right. */
    static final Duration SKEW = Duration.ofMillis(300);

    /** Days of which some are longer or shorter than others: the hour changes in America, and a leap day. */
    private static final List<Instant> BEGINNINGS = List.of(
            Instant.parse("2027-03-01T15:00:00Z"),
            Instant.parse("2027-03-13T20:00:00Z"),
            Instant.parse("2027-11-06T20:00:00Z"),
            Instant.parse("2028-02-28T20:00:00Z"));

    private record Event(Instant at, long number, Runnable work) {}

    /** What the source of a lead knows of it. */
    record Source(ReceivedLead lead, Submission submission) {
        boolean durable() {
            return submission.durable().isDone() && !submission.durable().isCompletedExceptionally();
        }

        /** Null when nothing was said before its node died. */
        @Nullable
        SourceAnswer told() {
            return submission.outcome().getNow(null);
        }
    }

    private final RandomHome home;
    private final Random random;
    private final VirtualClock clock;
    private final FieldTypes types;
    private final LeadIds ids;
    private final MemoryJournal journal = new MemoryJournal();
    private final Buyers buyers;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::number));
    private final Map<String, Fate> fates = new LinkedHashMap<>();
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final List<String> defects = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private long eventNumbers;
    private int starts;

    World(RandomHome home, long seed) {
        this.home = home;
        this.random = new Random(seed);
        this.clock = new VirtualClock(BEGINNINGS.get((int) Math.floorMod(seed, (long) BEGINNINGS.size())));
        this.types = new FieldTypes(clock);
        this.ids = new LeadIds(clock, new Random(seed));
        this.buyers = new Buyers(random, clock, home.idempotent());
        for (int i = 0; i < NODES; i++) {
            nodes.add(started());
        }
    }

    private Node started() {
        long skew = random.nextLong(-SKEW.toMillis(), SKEW.toMillis() + 1);
        return new Node("node-" + ++starts, this, Clock.offset(clock, Duration.ofMillis(skew)));
    }

    /** So many leads come, and time goes on until nothing more can happen to any of them. */
    World run(int leads, Function<Random, Fate> fate) {
        var at = clock.instant();
        for (int i = 0; i < leads; i++) {
            at = at.plusMillis(random.nextInt(60_000));
            plan(at, () -> arrive(fate.apply(random)));
        }
        for (var next = events.poll(); next != null; next = events.poll()) {
            clock.advanceTo(next.at());
            next.work().run();
        }
        return this;
    }

    private void plan(Instant at, Runnable work) {
        events.add(new Event(at, eventNumbers++, work));
    }

    private void arrive(Fate fate) {
        var flow = Objects.requireNonNull(home.releases().find(RandomHome.FLOW));
        var lead = new ReceivedLead(ids.next(), flow, "web", clock.instant(), fields(), 0, false, "token");
        fates.put(lead.id(), fate);
        var node = anyNode();
        var submission = node.forgiving(() -> node.routing().accept(lead));
        sources.put(lead.id(), new Source(lead, submission));
        bury(lead.id());
    }

    private Map<String, FieldValue> fields() {
        return Map.of(
                "first_name", Objects.requireNonNull(types.find("first_name")).parse("Ann"),
                "state", Objects.requireNonNull(types.find("state")).parse(random.nextBoolean() ? "CA" : "NY"),
                "loan_amount", Objects.requireNonNull(types.find("number")).parse("15000"));
    }

    /** A node looks for timers that are due by its own clock. */
    private void wake(Instant due, String lead, int failures) {
        int written = journal.book(lead).entries().size();
        var node = anyNode();
        var early = Duration.between(node.clock().instant(), due);
        if (early.isPositive()) {
            plan(clock.instant().plus(early), () -> wake(due, lead, failures));
            return;
        }
        try {
            node.routing().wake(lead);
        } catch (NodeDied died) {
            // Once the next round is on disk the timer may be done with, or not yet.
            if (journal.book(lead).entries().size() == written || random.nextBoolean()) {
                plan(clock.instant().plus(FIRED_AGAIN_AFTER), () -> wake(due, lead, failures));
            }
        } catch (CompletionException | IllegalStateException failed) {
            defects.add("The timer of lead %s failed: %s".formatted(lead, failed));
            if (failures < 3) {
                plan(clock.instant().plus(FIRED_AGAIN_AFTER), () -> wake(due, lead, failures + 1));
            }
        }
        bury(lead);
    }

    private void resume(Node node, String lead) {
        try {
            node.routing().resume(lead);
        } catch (NodeDied died) {
            bury(lead);
        }
    }

    /** Dead nodes start again, and what the lead's node left is found by another. */
    private void bury(String lead) {
        boolean died = nodes.removeIf(Node::dead);
        while (nodes.size() < NODES) {
            nodes.add(started());
        }
        if (died) {
            plan(clock.instant().plus(FOUND_AFTER), () -> recover(lead));
        }
    }

    private void recover(String lead) {
        var book = journal.book(lead);
        boolean living = nodes.stream().anyMatch(node -> node.name().equals(book.writer()));
        if (!book.entries().isEmpty() && book.last().change().state().equals("routing") && !living) {
            resume(anyNode(), lead);
            bury(lead);
        }
    }

    private Node anyNode() {
        return nodes.get(random.nextInt(nodes.size()));
    }

    /** Another node takes the lead of one that stands still, or its timer. */
    void takeOver(Node still, String lead) {
        var book = journal.book(lead);
        var other = nodes.stream()
                .filter(node -> node != still && !node.dead())
                .findFirst()
                .orElseThrow();
        if (!book.entries().isEmpty() && book.last().change().state().equals("routing")) {
            try {
                other.routing().resume(lead);
            } catch (NodeDied died) {
                plan(clock.instant().plus(FOUND_AFTER), () -> recover(lead));
            }
        }
    }

    boolean falls(String step, String lead) {
        var fate = fates.get(lead);
        return fate != null && fate.falls(step);
    }

    Fate.Blow blow(String lead) {
        return Objects.requireNonNull(fates.get(lead)).blow();
    }

    Appending append(Node node, JournalEntry entry) {
        var appending = journal.append(node.name(), entry);
        var wake = entry.wake();
        if (appending == Appending.DONE && wake != null) {
            plan(wake.at().minus(SKEW), () -> wake(wake.at(), entry.lead(), 0));
        }
        return appending;
    }

    Exchanged exchange(String party, Rendered request, Duration timeout) {
        var parts = party.split(":", 2);
        if (parts[0].equals("ping")) {
            return buyers.ping(timeout);
        }
        var headers = request.headers();
        return buyers.post(
                new Post(
                        clock.instant(),
                        headers.getOrDefault("X-Lead", ""),
                        parts[1],
                        headers.getOrDefault("X-Idempotency-Key", ""),
                        Integer.parseInt(headers.getOrDefault("X-Waybill-Attempt", "0")),
                        false,
                        false),
                timeout);
    }

    RandomHome home() {
        return home;
    }

    Releases releases() {
        return home.releases();
    }

    VirtualClock clock() {
        return clock;
    }

    LeadIds ids() {
        return ids;
    }

    Random random() {
        return random;
    }

    MemoryJournal journal() {
        return journal;
    }

    List<Post> ledger() {
        return buyers.ledger();
    }

    Map<String, Source> sources() {
        return sources;
    }

    Map<String, Fate> fates() {
        return fates;
    }

    /** What went wrong without being anybody's promise. */
    List<String> defects() {
        return defects;
    }
}
