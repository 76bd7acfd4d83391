package io.waybill.app.simulation;

import io.waybill.app.exchange.Exchanged;
import io.waybill.app.home.Releases;
import io.waybill.app.routing.ReceivedLead;
import io.waybill.app.routing.SourceAnswer;
import io.waybill.app.routing.Submission;
import io.waybill.db.journal.Appending;
import io.waybill.db.journal.JournalEntry;
import io.waybill.db.journal.JournalUnavailable;
import io.waybill.db.lead.LeadIds;
import io.waybill.mappings.field.FieldTypes;
import io.waybill.mappings.field.FieldValue;
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

/** Nodes, a journal, buyers, sources and people on one virtual clock; everything that happens follows from the seed. For one thread. */
final class World {
    private static final int NODES = 3;
    private static final Duration FOUND_AFTER = Duration.ofSeconds(25);
    private static final Duration FIRED_AGAIN_AFTER = Duration.ofSeconds(10);
    private static final Duration PATIENCE_OF_SOURCES = Duration.ofSeconds(1);
    private static final Duration HEARD_WITHIN = Duration.ofSeconds(1);
    /** How far a node's clock may be off without being put right. */
    static final Duration SKEW = Duration.ofMillis(300);

    /** Days of which some are longer or shorter than others: the hour changes in America, and a leap day. */
    private static final List<Instant> BEGINNINGS = List.of(
            Instant.parse("2027-03-01T15:00:00Z"),
            Instant.parse("2027-03-13T20:00:00Z"),
            Instant.parse("2027-11-06T20:00:00Z"),
            Instant.parse("2028-02-28T20:00:00Z"));

    private record Event(Instant at, long number, Runnable work) {}

    /**
     * A timer that some node has in hand.
     *
     * @param written how many entries its lead had before
     */
    record Firing(Instant due, String lead, int failures, int written) {}

    /** What the source of a lead knows of it. */
    record Source(ReceivedLead lead, Submission submission) {
        boolean durable() {
            return submission.durable().isDone() && !refused();
        }

        /** Whether it was told to send the lead again. */
        boolean refused() {
            return submission.durable().isCompletedExceptionally();
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
    private final OneThread threads = new OneThread();
    private final MemoryJournal journal = new MemoryJournal();
    private final Buyers buyers;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::number));
    private final Map<String, Fate> fates = new LinkedHashMap<>();
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final List<String> defects = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final People people;
    private long eventNumbers;
    private int starts;

    World(RandomHome home, long seed) {
        this.home = home;
        this.random = new Random(seed);
        this.clock = new VirtualClock(BEGINNINGS.get((int) Math.floorMod(seed, (long) BEGINNINGS.size())));
        this.types = new FieldTypes(clock);
        this.ids = new LeadIds(clock, new Random(seed));
        this.buyers = new Buyers(random, home.idempotent());
        this.people = new People(this);
        for (int i = 0; i < NODES; i++) {
            nodes.add(started());
        }
    }

    private Node started() {
        long skew = random.nextLong(-SKEW.toMillis(), SKEW.toMillis() + 1);
        var node = new Node("node-" + ++starts, this, Clock.offset(clock, Duration.ofMillis(skew)));
        node.hear(journal.counts());
        return node;
    }

    /** So many leads come, and time goes on until nothing more can happen to any of them. */
    World run(int leads, Function<Random, Fate> fate) {
        var at = clock.instant();
        for (int i = 0; i < leads; i++) {
            at = at.plusMillis(random.nextInt(i % 10 == 0 ? 600_000 : 500));
            events.add(new Event(at, eventNumbers++, () -> arrive(fate.apply(random))));
        }
        for (var next = events.poll(); next != null; next = events.poll()) {
            clock.advanceTo(next.at());
            next.work().run();
            threads.run();
        }
        return this;
    }

    /** Happens after that time, unless something before prevents it. */
    void later(Duration after, Runnable work) {
        events.add(new Event(clock.instant().plus(after), eventNumbers++, work));
    }

    /** Work that may wait, on a thread of its own. */
    void start(String name, Runnable work) {
        threads.start(name, work);
    }

    private void arrive(Fate fate) {
        var flow = Objects.requireNonNull(home.releases().find(RandomHome.FLOW));
        var lead = new ReceivedLead(ids.next(), flow, "web", clock.instant(), fields(), 0, false, "token");
        fates.put(lead.id(), fate);
        var source = new Source(lead, anyNode().routing().accept(lead));
        sources.put(lead.id(), source);
        later(
                PATIENCE_OF_SOURCES,
                () -> source.submission()
                        .durable()
                        .completeExceptionally(new JournalUnavailable("It took too long", true, null)));
    }

    private Map<String, FieldValue> fields() {
        return Map.of(
                "first_name", Objects.requireNonNull(types.find("first_name")).parse("Ann"),
                "state", Objects.requireNonNull(types.find("state")).parse(random.nextBoolean() ? "CA" : "NY"),
                "loan_amount", Objects.requireNonNull(types.find("number")).parse("15000"));
    }

    /** A node looks for timers that are due by its own clock. */
    private void wake(Instant due, String lead, int failures) {
        var node = anyNode();
        var early = Duration.between(node.clock().instant(), due);
        if (early.isPositive()) {
            later(early, () -> wake(due, lead, failures));
        } else {
            fire(
                    node,
                    new Firing(due, lead, failures, journal.book(lead).entries().size()));
        }
    }

    private void fire(Node node, Firing firing) {
        node.firings().add(firing);
        node.begin("timer-" + firing.lead(), () -> {
            try {
                node.routing().wake(firing.lead());
            } catch (CompletionException | IllegalStateException failed) {
                defects.add("The timer of lead %s failed: %s".formatted(firing.lead(), failed));
                if (firing.failures() < 3) {
                    later(FIRED_AGAIN_AFTER, () -> wake(firing.due(), firing.lead(), firing.failures() + 1));
                }
            }
            node.firings().remove(firing);
        });
    }

    /** Once the next round is on disk the timer may be done with, or not yet. */
    private void fireAgain(Firing firing) {
        if (journal.book(firing.lead()).entries().size() == firing.written() || random.nextBoolean()) {
            later(FIRED_AGAIN_AFTER, () -> wake(firing.due(), firing.lead(), firing.failures()));
        }
    }

    /** The node starts again under another name, and what it left is found by others. */
    void died(Node node) {
        nodes.remove(node);
        node.firings().forEach(this::fireAgain);
        nodes.add(started());
        later(
                FOUND_AFTER,
                () -> journal.books().forEach((lead, book) -> {
                    if (book.isRouted() && book.writer().equals(node.name())) {
                        resume(anyNode(), lead);
                    }
                }));
    }

    private void resume(Node node, String lead) {
        journal.book(lead).claim(node.name());
        node.begin("lead-" + lead, () -> node.routing().resume(lead));
    }

    private Node anyNode() {
        return nodes.get(random.nextInt(nodes.size()));
    }

    /** Another node takes the lead of one that stands still, or its timer. */
    void takeOver(Node still, String lead) {
        var book = journal.book(lead);
        var other = nodes.stream().filter(node -> node != still).findFirst().orElseThrow();
        if (book.isRouted() && book.writer().equals(still.name())) {
            resume(other, lead);
        } else if (!book.entries().isEmpty() && random.nextBoolean()) {
            fire(other, new Firing(clock.instant(), lead, 0, book.entries().size()));
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
            later(Duration.between(clock.instant(), wake.at().minus(SKEW)), () -> wake(wake.at(), entry.lead(), 0));
        }
        if (appending == Appending.DONE || appending == Appending.FULL) {
            var counts = journal.counts(entry);
            node.hear(counts);
            if (!counts.isEmpty()) {
                later(HEARD_WITHIN.dividedBy(1 + random.nextInt(4)), () -> nodes.forEach(one -> one.hear(counts)));
            }
        }
        if (appending == Appending.DONE) {
            people.look(entry);
        }
        return appending;
    }

    Exchanged exchange(Post arriving, Duration timeout, boolean hook) {
        return buyers.answer(arriving, timeout, hook);
    }

    /** Any node that serves. */
    Node node() {
        return anyNode();
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
