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
    String SELECT = """
            SELECT LOWER(HEX(leads.id)) AS id, flow, source, test, state, outcome, reason, received_at, revenue_cents, cost, node, version, updated_at
            FROM leads
            """;

    @Query(SELECT + "WHERE leads.id = UNHEX(:id)")
    @Nullable
    LeadRow find(String id);

    @Query("SELECT COUNT(*) FROM leads WHERE state = :state AND (:flow IS NULL OR flow = :flow)")
    long count(String state, @Nullable String flow);

    /** Leads under way whose node is none of these. */
    @Query(SELECT + """
            WHERE state = 'routing' AND (node IS NULL OR node NOT IN (:nodes))
            ORDER BY leads.id
            LIMIT :limit""")
    List<LeadRow> listRoutedByOthers(List<String> nodes, int limit);

    /** 1 when the lead is ours now, 0 when somebody was faster. */
    @Query(
            "UPDATE leads SET node = :node WHERE id = UNHEX(:id) AND state = 'routing' AND version = :version AND node <=> :was")
    long claim(String id, int version, @Nullable String was, String node);
}
