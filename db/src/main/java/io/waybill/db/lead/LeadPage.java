package io.waybill.db.lead;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of leads as a statement that reads little more than it shows, however many leads there are: every walk goes along an index in the order
 * of the ids and ends after a page. Leads of a flow or a source in any state are the first of as many walks as there are states.
 */
final class LeadPage {
    /** What is not routed has no node: with that said, those in a state stand in the order of their ids. */
    private static final String ROUTING = "routing";

    private final List<Object> values = new ArrayList<>();
    private final String sql;

    private LeadPage(LeadFilter filter, boolean newest, int limit) {
        List<String> walks = new ArrayList<>();
        for (@Nullable String state : states(filter)) {
            walks.add("(SELECT id FROM leads" + conditions(filter, state, newest) + order("id", newest, limit) + ")");
        }
        sql =
                "SELECT leads.id, flow, source, test, state, outcome, reason, received_at, revenue_cents, cost, node, version, updated_at FROM ("
                        + String.join(" UNION ALL ", walks) + order("id", newest, limit)
                        + ") page JOIN leads ON leads.id = page.id"
                        + order("leads.id", newest, limit);
    }

    /** From the newest to the oldest; {@link LeadFilter#before} is the end of the page before. */
    static LeadPage newest(LeadFilter filter, int limit) {
        return new LeadPage(filter, true, limit);
    }

    /** From the oldest to the newest; {@link LeadFilter#before} is the end of the page before here too. */
    static LeadPage oldest(LeadFilter filter, int limit) {
        return new LeadPage(filter, false, limit);
    }

    String sql() {
        return sql;
    }

    /** In the order of the statement's question marks. */
    List<Object> values() {
        return values;
    }

    private static List<@Nullable String> states(LeadFilter filter) {
        List<@Nullable String> states = new ArrayList<>();
        if (filter.state() == null && (filter.flow() != null || filter.source() != null)) {
            states.addAll(LeadChange.STATES);
        } else {
            states.add(filter.state());
        }
        return states;
    }

    private String conditions(LeadFilter filter, @Nullable String state, boolean newest) {
        List<String> conditions = new ArrayList<>();
        where(conditions, "flow = ?", filter.flow());
        where(conditions, "source = ?", filter.source());
        where(conditions, "state = ?", state);
        where(conditions, newest ? "id < ?" : "id > ?", bytes(filter.before()));
        if (filter.text() != null) {
            where(conditions, "id >= ?", bytes(filled(filter.text(), '0')));
            where(conditions, "id <= ?", bytes(filled(filter.text(), 'f')));
        }
        if (state != null && !state.equals(ROUTING) && filter.flow() == null && filter.source() == null) {
            conditions.add("node IS NULL");
        }
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    private void where(List<String> conditions, String condition, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }

    private static String order(String by, boolean newest, int limit) {
        return " ORDER BY " + by + (newest ? " DESC" : "") + " LIMIT " + limit;
    }

    private static byte @Nullable [] bytes(@Nullable String id) {
        return id == null ? null : LeadIds.toBytes(id);
    }

    private static String filled(String text, char with) {
        return text + String.valueOf(with).repeat(LeadIds.DIGITS - text.length());
    }
}
