package io.waybill.db.duplicate;

import io.waybill.db.connection.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The statements over marks, in whatever transaction the connection is in. */
public final class MarkRows {
    private static final HexFormat HEX = HexFormat.of();
    /** More earlier leads under one value tell nothing more. */
    private static final int MOST = 1_000;

    private static final String SELECT = """
            (SELECT d.hash, d.lead_id, d.flow, d.source, d.received_at, l.state,
                    EXISTS (SELECT 1 FROM sales s WHERE s.lead_id = d.lead_id) AS sold,
                    (SELECT MAX(m.place) FROM duplicates m WHERE m.hash = d.hash) AS place
             FROM duplicates d LEFT JOIN leads l ON l.id = d.lead_id
             WHERE d.hash = ? ORDER BY d.lead_id DESC LIMIT %d)""".formatted(MOST);

    private MarkRows() {}

    /** A mark and the lead it belongs to. */
    public record Marked(String lead, String flow, String source, Mark mark) {
        /** Two with the same key cannot both be written. */
        private String key() {
            return mark.hash() + "/" + mark.place();
        }
    }

    static Traces read(Connection connection, List<String> hashes) throws SQLException {
        List<EarlierLead> leads = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        String sql = String.join(" UNION ALL ", Collections.nCopies(hashes.size(), SELECT));
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int at = 0; at < hashes.size(); at++) {
                select.setBytes(at + 1, HEX.parseHex(hashes.get(at)));
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    EarlierLead lead = lead(rows);
                    leads.add(lead);
                    places.put(lead.hash(), rows.getInt("place"));
                }
            }
        }
        return new Traces(leads, places);
    }

    private static EarlierLead lead(ResultSet row) throws SQLException {
        String state = row.getString("state");
        return new EarlierLead(
                HEX.formatHex(row.getBytes("hash")),
                HEX.formatHex(row.getBytes("lead_id")),
                row.getString("flow"),
                row.getString("source"),
                Columns.getTime(row, "received_at"),
                state == null ? "" : state,
                row.getBoolean("sold"));
    }

    /** Those whose place another lead has taken meanwhile, in the database or earlier in the list. */
    public static List<Marked> listTaken(Connection connection, List<Marked> marks) throws SQLException {
        List<Marked> strict =
                marks.stream().filter(marked -> marked.mark().place() != null).toList();
        if (strict.isEmpty()) {
            return List.of();
        }
        Map<String, String> takers = takers(connection, strict);
        List<Marked> taken = new ArrayList<>();
        for (Marked marked : strict) {
            if (!takers.computeIfAbsent(marked.key(), free -> marked.lead()).equals(marked.lead())) {
                taken.add(marked);
            }
        }
        return taken;
    }

    private static Map<String, String> takers(Connection connection, List<Marked> marks) throws SQLException {
        Map<String, String> takers = new HashMap<>();
        String sql = "SELECT hash, place, lead_id FROM duplicates WHERE "
                + String.join(" OR ", Collections.nCopies(marks.size(), "(hash = ? AND place = ?)"));
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int at = 1;
            for (Marked marked : marks) {
                select.setBytes(at++, HEX.parseHex(marked.mark().hash()));
                select.setObject(at++, marked.mark().place(), Types.INTEGER);
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    takers.put(HEX.formatHex(rows.getBytes(1)) + "/" + rows.getInt(2), HEX.formatHex(rows.getBytes(3)));
                }
            }
        }
        return takers;
    }

    /** Writes the marks, always in the same order, so that nodes do not wait for each other crosswise. */
    public static void insert(Connection connection, List<Marked> marks) throws SQLException {
        if (marks.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO duplicates (hash, lead_id, place, flow, source, received_at) VALUES (?, ?, ?, ?, ?, ?)")) {
            for (Marked marked :
                    marks.stream().sorted(Comparator.comparing(Marked::key)).toList()) {
                insert.setBytes(1, HEX.parseHex(marked.mark().hash()));
                insert.setBytes(2, HEX.parseHex(marked.lead()));
                insert.setObject(3, marked.mark().place(), Types.INTEGER);
                insert.setString(4, marked.flow());
                insert.setString(5, marked.source());
                insert.setObject(6, Columns.time(marked.mark().received()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
