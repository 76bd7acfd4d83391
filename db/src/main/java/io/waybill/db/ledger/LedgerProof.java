package io.waybill.db.ledger;

import io.waybill.db.lead.LeadIds;
import io.waybill.db.ledger.LedgerCheck.Finding;
import io.waybill.db.ledger.LedgerCheck.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Goes through the ledger by ranges of leads, so that no statement takes long. Each statement sees whole entries only, so leads that are under way
 * spoil nothing. For one run and one thread.
 */
final class LedgerProof {
    private static final int LEADS_AT_ONCE = 2_000;
    private static final int ID_BYTES = 16;

    /** Every statement takes a range of leads and gives lead, delivery, what must be and what is. */
    private enum Question {
        BALANCED(Problem.UNBALANCED, """
                SELECT lead_id, MAX(delivery), 0, SUM(micros) FROM ledger WHERE lead_id > ? AND lead_id <= ?
                GROUP BY lead_id, seq, line DIV 2 HAVING SUM(micros) <> 0 OR COUNT(*) <> 2"""),
        REVENUE(Problem.REVENUE, sums("IF(l.test, 0, l.revenue_cents * 10000)", "account = 'revenue'", "-g.micros")),
        COST(
                Problem.COST,
                sums("IF(l.test, 0, ROUND(l.cost * 1000000))", "account IN ('cost', 'source_cost')", "g.micros")),
        SALES(Problem.SALE_NOT_POSTED, """
                SELECT s.lead_id, s.delivery, s.price_cents * 10000 AS expected, COALESCE(SUM(g.micros), 0) AS found
                FROM sales s JOIN leads l ON l.id = s.lead_id AND NOT l.test
                LEFT JOIN ledger g ON g.lead_id = s.lead_id AND g.delivery = s.delivery AND g.kind = 'SALE' AND g.account = 'receivable'
                WHERE s.lead_id > ? AND s.lead_id <= ?
                GROUP BY s.lead_id, s.slot, s.delivery, s.price_cents HAVING expected <> found"""),
        SOLD(Problem.POSTED_NOT_SOLD, """
                SELECT g.lead_id, g.delivery, 0, g.micros FROM ledger g
                LEFT JOIN sales s ON s.lead_id = g.lead_id AND s.delivery = g.delivery
                WHERE g.lead_id > ? AND g.lead_id <= ? AND g.kind = 'SALE' AND g.account = 'receivable' AND s.lead_id IS NULL"""),
        KNOWN(Problem.NO_LEAD, """
                SELECT g.lead_id, NULL, 0, COUNT(*) FROM ledger g LEFT JOIN leads l ON l.id = g.lead_id
                WHERE g.lead_id > ? AND g.lead_id <= ? AND l.id IS NULL GROUP BY g.lead_id""");

        private final Problem problem;
        private final String sql;

        Question(Problem problem, String sql) {
            this.problem = problem;
            this.sql = sql;
        }

        private static String sums(String expected, String accounts, String amount) {
            return """
                    SELECT l.id, NULL, %s AS expected, COALESCE(SUM(%s), 0) AS found
                    FROM leads l LEFT JOIN ledger g ON g.lead_id = l.id AND g.%s
                    WHERE l.id > ? AND l.id <= ?
                    GROUP BY l.id, l.test, l.revenue_cents, l.cost HAVING expected <> found""".formatted(expected, amount, accounts);
        }
    }

    private final Connection connection;
    private final List<Finding> first = new ArrayList<>();
    private long problems;
    private long leads;
    private long total;

    LedgerProof(Connection connection) {
        this.connection = connection;
    }

    LedgerCheck run() throws SQLException {
        byte[] end = new byte[ID_BYTES];
        Arrays.fill(end, (byte) 0xff);
        byte[] from = new byte[ID_BYTES];
        while (!Arrays.equals(from, end)) {
            byte[] to = last(from, end);
            total += sum(from, to);
            for (Question question : Question.values()) {
                ask(question, from, to);
            }
            from = to;
        }
        return new LedgerCheck(total, leads, problems, first);
    }

    /** The last lead of the next range; the end of all ids when there are no more leads than it may have. */
    private byte[] last(byte[] from, byte[] end) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT MAX(id), COUNT(*) FROM (SELECT id FROM leads WHERE id > ? ORDER BY id LIMIT ?) some")) {
            select.setBytes(1, from);
            select.setInt(2, LEADS_AT_ONCE);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                leads += row.getLong(2);
                return row.getLong(2) < LEADS_AT_ONCE ? end : row.getBytes(1);
            }
        }
    }

    private long sum(byte[] from, byte[] to) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT COALESCE(SUM(micros), 0) FROM ledger WHERE lead_id > ? AND lead_id <= ?")) {
            select.setBytes(1, from);
            select.setBytes(2, to);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void ask(Question question, byte[] from, byte[] to) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(question.sql)) {
            select.setBytes(1, from);
            select.setBytes(2, to);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    problems++;
                    if (first.size() < LedgerCheck.MOST) {
                        first.add(new Finding(
                                question.problem,
                                LeadIds.toHex(rows.getBytes(1)),
                                rows.getString(2),
                                rows.getLong(3),
                                rows.getLong(4)));
                    }
                }
            }
        }
    }
}
