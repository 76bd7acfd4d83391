package io.waybill.db.lead;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements over the leads' rows. The journal writes the rows; only the routing node is changed here. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface LeadTable extends GenericRepository<LeadRow, String> {
    @Query("SELECT * FROM lead WHERE id = :id")
    @Nullable
    LeadRow find(byte[] id);

    @Query("""
            SELECT * FROM lead
            WHERE (:flow IS NULL OR flow = :flow)
              AND (:state IS NULL OR state = :state)
              AND (:source IS NULL OR source = :source)
              AND (:text IS NULL OR LOWER(HEX(id)) LIKE CONCAT('%', :text, '%'))
              AND (:before IS NULL OR id < :before)
            ORDER BY id DESC
            LIMIT :limit""")
    List<LeadRow> list(
            @Nullable String flow,
            @Nullable String state,
            @Nullable String source,
            @Nullable String text,
            byte @Nullable [] before,
            int limit);

    /** Leads under way whose node is none of these. */
    @Query("""
            SELECT * FROM lead
            WHERE state = 'routing' AND (node IS NULL OR node NOT IN (:nodes))
            ORDER BY id
            LIMIT :limit""")
    List<LeadRow> listRoutedByOthers(List<String> nodes, int limit);

    /** 1 when the lead is ours now, 0 when somebody was faster. */
    @Query("UPDATE lead SET node = :node WHERE id = :id AND state = 'routing' AND version = :version AND node <=> :was")
    long claim(byte[] id, int version, @Nullable String was, String node);
}
