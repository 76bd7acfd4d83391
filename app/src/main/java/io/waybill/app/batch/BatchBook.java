package io.waybill.app.batch;

import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.app.exchange.Leave;
import io.waybill.app.room.Permits;
import io.waybill.db.batch.Batch;
import io.waybill.db.batch.Batches;
import io.waybill.db.batch.MemberResult;
import io.waybill.db.hold.Hold;
import io.waybill.db.node.Lease;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down how far batches have come; what was answered is written however long the database is away. Safe for use by many threads. */
@Singleton
final class BatchBook {
    private static final Logger LOG = LoggerFactory.getLogger(BatchBook.class);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Batches batches;
    private final Permits permits;
    private final Lease lease;
    private final Clock clock;
    private volatile boolean closed;

    BatchBook(Batches batches, Permits permits, Lease lease, Clock clock) {
        this.batches = batches;
        this.permits = permits;
        this.lease = lease;
        this.clock = clock;
    }

    /** Takes the batch of which nothing will leave; null when another node was faster. */
    @Nullable
    Batch claim(Batch sealed, String request) {
        return claim(sealed, request, null);
    }

    /** Takes the batch to send it, and one request of what the recipient's rate limit leaves; null when there is none left or another node was faster. */
    @Nullable
    Batch claimInTurn(Batch sealed, String request) {
        lease.renew();
        var room = sealed.lane().test() ? null : permits.findHold(sealed.lane().recipient());
        var claimed = claim(sealed, request, room);
        if (room != null) {
            permits.tried(room);
        }
        return claimed;
    }

    private @Nullable Batch claim(Batch sealed, String request, @Nullable Hold room) {
        try {
            return batches.claim(sealed, request, room, clock.instant());
        } catch (DataAccessException unheard) {
            // It may be on disk all the same, and this node, which lives, the only one that can go on with it.
            LOG.info("Whether batch {} was taken is asked again: {}", sealed.id(), unheard.getMessage());
            return patiently(() -> batches.findClaimed(sealed));
        }
    }

    /** Until another node may take this one for dead, and the batch for lost. */
    Leave since(Batch sent) {
        var at = Objects.requireNonNull(sent.times().sent(), "sent");
        return () -> lease.isHeldSince(at);
    }

    /** Blocks its own (virtual) thread while the database is away, and gives up when the process ends: then what was heard is lost with it. */
    void answer(Batch sent, @Nullable String response, List<MemberResult> results) {
        if (!patiently(() -> batches.answer(sent, response, results, clock.instant()))) {
            LOG.warn("Batch {} was given up for lost before its answer came", sent.id());
        }
    }

    private <T extends @Nullable Object> T patiently(Supplier<T> work) {
        while (true) {
            try {
                return work.get();
            } catch (DataAccessException away) {
                if (closed) {
                    throw away;
                }
                LOG.debug("A batch waits for the database", away);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Waits for the database no more. */
    void close() {
        closed = true;
    }
}
