package io.waybill.db.batch;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.db.connection.Transaction;
import io.waybill.db.hold.Hold;
import io.waybill.db.hold.Room;
import io.waybill.db.lead.LeadIds;
import io.waybill.db.node.Nodes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Sealed batches on their way, and what came of them. Every method throws {@link DataAccessException} when the database is away. Safe for use by
 * many threads.
 */
@Singleton
@Requires(beans = DataSource.class)
public final class Batches {
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{32}");
    private static final int AT_ONCE = 1_000;

    private final DataSource dataSource;
    private final Transaction transaction;
    private final Nodes nodes;

    public Batches(DataSource dataSource, Nodes nodes) {
        this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
        this.transaction = new Transaction(this.dataSource);
        this.nodes = nodes;
    }

    /** Sealed batches whose time to be sent has come, the first first. */
    public List<Batch> listDue(Instant now) {
        return read(connection -> BatchRows.listDue(connection, now));
    }

    /** Batches that were sent by nodes that are gone: nobody will hear what came of them. */
    public List<Batch> listLost() {
        List<String> living = nodes.listLiving();
        return read(connection -> BatchRows.listLost(connection, living));
    }

    /** All members in their order; of several attempts of a delivery the earlier first. */
    public List<Member> listMembers(String batch) {
        return isId(batch) ? read(connection -> MemberRows.list(connection, batch)) : List.of();
    }

    /**
     * Takes a sealed batch to send it: from here on it may have left.
     *
     * @param request what is sent, as JSON without the leads
     * @param room what it takes in the same step; null where nothing limits it
     * @return the batch as it is now; null when another node was faster, or there is no room: then nothing was taken
     */
    public @Nullable Batch claim(Batch sealed, String request, @Nullable Hold room, Instant now) {
        List<Hold> taken = room == null ? List.of() : List.of(room);
        return transaction.<@Nullable Batch>commit("To take a batch", connection -> {
            Room left = Room.lock(connection, taken);
            if (!left.promise(taken, List.of())
                    || BatchRows.claim(connection, sealed, nodes.self().name(), request, now) == 0) {
                return null;
            }
            left.count(List.of(new Room.Change(taken, List.of())));
            return BatchRows.find(connection, sealed.id());
        });
    }

    /**
     * What {@link #claim} of this node came to when its answer was lost on the way: the batch as it is now, or null where nothing was taken.
     *
     * @param sealed as it was before
     */
    public @Nullable Batch findClaimed(Batch sealed) {
        Batch now = transaction.<@Nullable Batch>commit(
                "To look at a batch", connection -> BatchRows.lock(connection, sealed.id()));
        boolean mine = now != null
                && now.state() == BatchState.SENT
                && now.version() == sealed.version() + 1
                && nodes.self().name().equals(now.node());
        return mine ? now : null;
    }

    /**
     * Says what came of a batch, all or nothing.
     *
     * @param response what came back, as JSON; null when nothing did
     * @return false when somebody else has said so already
     */
    public boolean answer(Batch sent, @Nullable String response, Collection<MemberResult> results, Instant now) {
        return read(connection -> {
            connection.setAutoCommit(false);
            try {
                boolean first = BatchRows.answer(connection, sent, response, now) == 1;
                if (first) {
                    MemberRows.answer(connection, results, nodes.self().name());
                }
                connection.commit();
                return first;
            } catch (SQLException failure) {
                connection.rollback();
                throw failure;
            }
        });
    }

    /** Members whose leads are to be told by this node, at most a thousand. Telling one twice must do no harm. */
    public List<Member> listUntold() {
        List<String> living = nodes.listLiving();
        return read(connection -> MemberRows.listUntold(connection, nodes.self().name(), living, AT_ONCE));
    }

    /** The lead has been told. */
    public void done(Member member) {
        read(connection -> {
            MemberRows.done(connection, member.delivery(), member.attempt());
            return true;
        });
    }

    /** The batch; null when there is none, or the text is no id at all. */
    public @Nullable Batch find(String id) {
        return isId(id) ? read(connection -> BatchRows.find(connection, id)) : null;
    }

    /** The newest batches first. */
    public List<Batch> list(@Nullable String recipient, int limit) {
        return read(connection -> BatchRows.list(connection, recipient, null, limit));
    }

    /** The batches a lead has been in, the newest first. */
    public List<Batch> listOfLead(String lead, int limit) {
        return isId(lead)
                ? read(connection -> BatchRows.list(connection, null, LeadIds.toBytes(lead), limit))
                : List.of();
    }

    private static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    @FunctionalInterface
    private interface Work<T extends @Nullable Object> {
        T on(Connection connection) throws SQLException;
    }

    private <T extends @Nullable Object> T read(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException away) {
            throw new DataAccessException("The batches could not be read or changed in the database.", away);
        }
    }
}
