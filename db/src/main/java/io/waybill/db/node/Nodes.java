package io.waybill.db.node;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the others that this node lives, and knows which of them do. */
@Singleton
@Requires(beans = DataSource.class)
public final class Nodes implements Lease {
    /** A node that was not heard of for so long is dead. */
    public static final Duration DEAD_AFTER = Duration.ofSeconds(20);

    private static final Duration LONGEST_GAP = Duration.ofSeconds(10);
    private static final Logger log = LoggerFactory.getLogger(Nodes.class);
    private final NodeTable table;
    private final Node self;
    private final Clock clock;
    private final Optional<SharedClock> shared;
    private volatile @Nullable Beat lastBeat;
    private volatile boolean unheard;
    private volatile @Nullable Instant steadySince;

    /** By two clocks: the one stands still while the machine sleeps, the other may be put back. */
    private record Beat(Instant at, long nanos) {
        boolean isWithin(Duration gap, Instant now, long nowNanos) {
            return !now.isAfter(at.plus(gap)) && nowNanos - nanos <= gap.toNanos();
        }
    }

    /** @param shared put right with every heartbeat; the same as the clock, where there is one */
    Nodes(NodeTable table, Node self, Clock clock, Optional<SharedClock> shared) {
        this.table = table;
        this.self = self;
        this.clock = clock;
        this.shared = shared;
    }

    public Node self() {
        return self;
    }

    /** Takes this node's place from its earlier incarnation, whose leads are orphans from now on. */
    public void register() {
        table.register(self.id(), self.incarnation());
        correctClock();
        beaten();
    }

    /** One heartbeat; a timer calls it every 5 seconds. Registers the node where that has not been done. */
    public void runOnce() {
        if (lastBeat == null) {
            register();
        } else if (table.beat(self.id(), self.incarnation()) == 1) {
            correctClock();
            beaten();
        } else {
            log.error(
                    "Node ({}) was started elsewhere, which takes over the leads of this one.\n"
                            + "Maybe two nodes share a name; set waybill.node to a name of its own for each.",
                    self.id());
        }
    }

    @Scheduled(fixedDelay = "${waybill.heartbeat:5s}", initialDelay = "${waybill.heartbeat:5s}")
    void beat() {
        try {
            runOnce();
            unheard = false;
        } catch (RuntimeException away) {
            if (!unheard) {
                log.warn(
                        "Node ({}) cannot reach the database with its heartbeat; it tries again every 5 s.",
                        self.id(),
                        away);
            }
            unheard = true;
        }
    }

    /**
     * Names of the nodes whose leads are not to be touched. Others count as dead only after this node itself has reached the database for as
     * long as it takes to be dead: after an outage that silenced all of them, each gets the time to be heard again.
     */
    public List<String> listLiving() {
        Instant since = steadySince;
        boolean mayJudge = since != null && !clock.instant().isBefore(since.plus(DEAD_AFTER));
        List<NodeRow> others = mayJudge ? table.listHeardWithin(DEAD_AFTER.toSeconds()) : table.list();
        return Stream.concat(
                        Stream.of(self.name()),
                        others.stream()
                                .filter(row -> !row.id().equals(self.id()))
                                .map(row -> new Node(row.id(), row.incarnation()).name()))
                .toList();
    }

    /** Names of the nodes, this one or not, that were heard of lately: those that answer if they are asked. */
    public List<String> listHeard() {
        return table.listHeardWithin(DEAD_AFTER.toSeconds()).stream()
                .map(row -> new Node(row.id(), row.incarnation()).name())
                .toList();
    }

    @Override
    public void renew() {
        if (!isFresh()) {
            synchronized (this) {
                if (!isFresh()) {
                    runOnce();
                }
            }
        }
    }

    /**
     * Two heartbeats that were answered no further apart than the longest gap reached the database within twice that time, which is when a node
     * is dead: so as long as no gap was longer, nobody has seen it dead.
     */
    @Override
    public boolean isHeldSince(Instant then) {
        Instant since = steadySince;
        return since != null && !then.isBefore(since) && isFresh();
    }

    private boolean isFresh() {
        Beat last = lastBeat;
        return last != null && last.isWithin(LONGEST_GAP, clock.instant(), System.nanoTime());
    }

    private void correctClock() {
        shared.ifPresent(
                own -> own.correct(() -> table.findNow(self.id()).orElseThrow().heartbeat()));
    }

    private synchronized void beaten() {
        Instant now = clock.instant();
        long nanos = System.nanoTime();
        Beat last = lastBeat;
        // A clock that was put back says nothing of how long the database has been there either.
        if (last == null || now.isBefore(last.at()) || !last.isWithin(LONGEST_GAP, now, nanos)) {
            steadySince = now;
        }
        lastBeat = new Beat(now, nanos);
    }
}
