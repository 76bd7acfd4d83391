package io.waybill.db.node;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** The statements over the nodes. Heartbeats are set and compared by the clock of the database, so that nodes need not agree on the time. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface NodeTable extends GenericRepository<NodeRow, String> {
    @Query("""
            INSERT INTO nodes (id, incarnation, heartbeat) VALUES (:id, :incarnation, UTC_TIMESTAMP(6))
            ON DUPLICATE KEY UPDATE incarnation = :incarnation, heartbeat = UTC_TIMESTAMP(6)""")
    void register(String id, String incarnation);

    /** 0 when another incarnation has taken the place. */
    @Query("UPDATE nodes SET heartbeat = UTC_TIMESTAMP(6) WHERE id = :id AND incarnation = :incarnation")
    long beat(String id, String incarnation);

    /** The node with the database's present time for its heartbeat; empty when it is not registered. */
    @Query("SELECT id, incarnation, UTC_TIMESTAMP(6) AS heartbeat FROM nodes WHERE id = :id")
    Optional<NodeRow> findNow(String id);

    @Query("SELECT * FROM nodes")
    List<NodeRow> list();

    @Query("SELECT * FROM nodes WHERE heartbeat >= UTC_TIMESTAMP(6) - INTERVAL :seconds SECOND")
    List<NodeRow> listHeardWithin(long seconds);
}
