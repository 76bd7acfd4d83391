package io.waybill.db.batch;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.db.lead.LeadIds;
import io.waybill.db.node.Node;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes batches of the deliveries in line, lane by lane, each lane by one node at a time. Every method throws {@link DataAccessException} when
 * the database is away or another node was in the way: nothing has changed then, and the next turn does it. Safe for use by many threads.
 */
@Singleton
@Requires(beans = DataSource.class)
public final class BatchLine {
    /** In one turn; the rest has the next. */
    private static final int MOST = 20_000;

    private final DataSource dataSource;
    private final Node node;
    private final LeadIds ids;

    public BatchLine(DataSource dataSource, Node node, LeadIds ids) {
        this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
        this.node = node;
        this.ids = ids;
    }

    /** Lanes in which something stands in line or must leave. What their open batches wait for is {@link #listOpen}'s. */
    public List<Lane> listLanes(Instant now) {
        return read(connection -> LaneRows.list(connection, now));
    }

    /** Batches that are not sealed, one in a lane. */
    public List<OpenBatch> listOpen() {
        return read(OpenBatch::list);
    }

    private <T> List<T> read(Reading<T> reading) {
        try (Connection connection = dataSource.getConnection()) {
            return reading.from(connection);
        } catch (SQLException away) {
            throw new DataAccessException("The lines of batches could not be read.", away);
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        List<T> from(Connection connection) throws SQLException;
    }

    /** Takes out who must leave, fills the lane's batches, and seals what is full or due. */
    public void gather(Lane lane, Gathering how, Instant now) {
        inTransaction(lane, connection -> {
            LaneRows.expire(connection, lane, node.name(), now);
            if (how.repeats()) {
                RepeatRows.repeat(connection, lane, now);
            } else {
                LaneRows.dissolveDoubts(connection, lane, node.name());
            }
            fill(connection, lane, how, now);
        });
    }

    /** Takes everybody out of line whose batch is not sealed. */
    public void dissolve(Lane lane) {
        inTransaction(lane, connection -> {
            LaneRows.dissolve(connection, lane, node.name());
            OpenBatch open = OpenBatch.find(connection, lane);
            if (open != null && open.members() == 0) {
                open.delete(connection);
            }
        });
    }

    private void fill(Connection connection, Lane lane, Gathering how, Instant now) throws SQLException {
        List<LaneRows.InLine> line = LaneRows.listInLine(connection, lane, MOST);
        OpenBatch open = OpenBatch.find(connection, lane);
        int next = 0;
        while (next < line.size() && (open == null || open.members() < how.size())) {
            if (open == null) {
                Instant first = line.get(next).joined();
                open = OpenBatch.open(connection, lane, ids.next(), first, first.plus(how.every()));
            }
            int end = Math.min(line.size(), next + how.size() - open.members());
            LaneRows.assign(connection, open.id(), open.place() + 1, line.subList(next, end));
            open = sealed(connection, open.with(end - next), how, now);
            next = end;
        }
        if (open != null && open.members() == 0) {
            open.delete(connection);
        } else if (open != null) {
            sealed(connection, open, how, now);
        }
    }

    /** The batch, or null when it was sealed. */
    private static @Nullable OpenBatch sealed(Connection connection, OpenBatch open, Gathering how, Instant now)
            throws SQLException {
        boolean ready = open.isReady(how, now);
        if (ready && how.held()) {
            open.makeDue(connection, now);
        }
        if (!ready || how.held()) {
            return open;
        }
        open.seal(connection, now);
        return null;
    }

    @FunctionalInterface
    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    private void inTransaction(Lane lane, Work work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                LaneRows.lock(connection, lane);
                work.on(connection);
                connection.commit();
            } catch (SQLException failure) {
                connection.rollback();
                throw failure;
            }
        } catch (SQLException away) {
            throw new DataAccessException(
                    "The batches for recipient (%s) could not be gathered.".formatted(lane.recipient()), away);
        }
    }
}
