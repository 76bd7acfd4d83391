package io.waybill.db.past;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.db.connection.Columns;
import io.waybill.db.lead.LeadIds;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads leads with their journals, page by page, in the order in which they came. Every method throws {@link DataAccessException} when the
 * database is away. Safe for use by many threads.
 */
@Singleton
@Requires(beans = DataSource.class)
public final class PastLeads {
    private static final String IN_PERIOD =
            "FROM leads WHERE flow = ? AND received_at >= ? AND received_at < ? AND test = FALSE";

    private final DataSource dataSource;

    PastLeads(DataSource dataSource) {
        this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
    }

    /** How many there are. */
    public long count(Period period) {
        return ask("SELECT COUNT(*) " + IN_PERIOD, select -> {
            period.set(select, 1);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        });
    }

    /**
     * The next leads.
     *
     * @param after the last of the page before; null: from the first
     */
    public List<PastLead> page(Period period, @Nullable PastLead after, int limit) {
        Period rest = after == null ? period : new Period(period.flow(), after.received(), period.to());
        String sql = "SELECT id, received_at " + IN_PERIOD
                + (after == null ? "" : " AND NOT (received_at = ? AND id <= ?)")
                + " ORDER BY received_at, id LIMIT " + limit;
        Map<String, Instant> leads = ask(sql, select -> {
            rest.set(select, 1);
            if (after != null) {
                select.setObject(4, Columns.time(after.received()));
                select.setBytes(5, LeadIds.toBytes(after.id()));
            }
            return received(select);
        });
        return withJournals(leads);
    }

    /** Leads by their ids, in that order; those that are not there are left out. */
    public List<PastLead> list(List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        String sql = "SELECT id, received_at FROM leads WHERE id IN (%s)".formatted(marks(ids.size()));
        Map<String, Instant> found = ask(sql, select -> {
            setIds(select, ids);
            return received(select);
        });
        Map<String, Instant> inOrder = new LinkedHashMap<>();
        ids.stream().filter(found::containsKey).forEach(id -> inOrder.put(id, found.getOrDefault(id, Instant.EPOCH)));
        return withJournals(inOrder);
    }

    private static Map<String, Instant> received(PreparedStatement select) throws SQLException {
        Map<String, Instant> leads = new LinkedHashMap<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                leads.put(LeadIds.toHex(rows.getBytes("id")), Columns.getTime(rows, "received_at"));
            }
        }
        return leads;
    }

    private List<PastLead> withJournals(Map<String, Instant> leads) {
        if (leads.isEmpty()) {
            return List.of();
        }
        Map<String, List<PastLead.Entry>> entries = new LinkedHashMap<>();
        leads.keySet().forEach(id -> entries.put(id, new ArrayList<>()));
        String sql = "SELECT lead_id, at, events FROM journal WHERE lead_id IN (%s) ORDER BY lead_id, seq"
                .formatted(marks(leads.size()));
        ask(sql, select -> {
            setIds(select, List.copyOf(leads.keySet()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    entries.getOrDefault(LeadIds.toHex(rows.getBytes("lead_id")), new ArrayList<>())
                            .add(new PastLead.Entry(Columns.getTime(rows, "at"), rows.getString("events")));
                }
            }
            return true;
        });
        return leads.entrySet().stream()
                .map(lead ->
                        new PastLead(lead.getKey(), lead.getValue(), entries.getOrDefault(lead.getKey(), List.of())))
                .toList();
    }

    private static String marks(int count) {
        return String.join(",", Collections.nCopies(count, "?"));
    }

    private static void setIds(PreparedStatement select, List<String> ids) throws SQLException {
        for (int i = 0; i < ids.size(); i++) {
            select.setBytes(i + 1, LeadIds.toBytes(ids.get(i)));
        }
    }

    private interface Question<T> {
        T ask(PreparedStatement select) throws SQLException;
    }

    private <T> T ask(String sql, Question<T> question) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            return question.ask(select);
        } catch (SQLException away) {
            throw new DataAccessException("Leads of the past could not be read.", away);
        }
    }
}
