package io.waybill.app.chaos;

import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.Visit;
import io.waybill.db.embedded.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Waybill's own tables, compared with what sources and buyers have written down. For one thread. */
final class Books {
    private static final Set<String> UNDER_WAY = Set.of("routing", "waiting");
    private final DatabaseAddress database;
    private final List<String> broken = new ArrayList<>();

    Books(DatabaseAddress database) {
        this.database = database;
    }

    /** How many leads have not come to rest. */
    long underWay() throws SQLException {
        return states().values().stream().filter(UNDER_WAY::contains).count();
    }

    /** Every promise that was broken; empty when none was. */
    List<String> compare(Map<String, String> told, List<Visit> visits) throws SQLException {
        var states = states();
        var sold = sales();
        told.forEach((lead, outcome) -> judgeTold(lead, outcome, states.getOrDefault(lead, "lost")));
        var taken = visits.stream()
                .filter(Visit::accepted)
                .collect(Collectors.groupingBy(
                        Books::lead,
                        Collectors.mapping(visit -> Objects.requireNonNull(visit.key()), Collectors.toSet())));
        require(states.keySet().containsAll(taken.keySet()), "A buyer has a lead that Waybill does not know");
        for (var lead : states.entrySet()) {
            var bought = sold.getOrDefault(lead.getKey(), List.of());
            judge(lead.getKey(), lead.getValue(), bought, taken.getOrDefault(lead.getKey(), Set.of()));
        }
        reposts(visits);
        return broken;
    }

    private void judgeTold(String lead, String outcome, String state) {
        boolean kept = switch (outcome) {
            case "success" -> state.equals("sold");
            case "failure" -> state.equals("unsold");
            default -> !state.equals("lost") && !state.equals("error");
        };
        require(kept, "The source of lead %s was told %s, and it is %s".formatted(lead, outcome, state));
    }

    private void judge(String lead, String state, List<String> sold, Set<String> taken) throws SQLException {
        require(sold.size() <= 1, "Lead %s was sold %d times".formatted(lead, sold.size()));
        require(taken.size() <= 1, "Lead %s was taken by %d buyers".formatted(lead, taken.size()));
        switch (state) {
            case "sold" ->
                require(Set.copyOf(sold).equals(taken), "Lead %s: sold %s, taken %s".formatted(lead, sold, taken));
            case "review" -> {
                var open = journal(lead);
                require(sold.isEmpty(), "Lead %s is in review and sold".formatted(lead));
                require(
                        taken.stream().allMatch(key -> open.contains(key) && open.contains("\"unknown\"")),
                        "Lead %s was taken, and its review does not know it".formatted(lead));
            }
            default -> require(taken.isEmpty() && sold.isEmpty(), "Lead %s is %s, and taken".formatted(lead, state));
        }
    }

    /** Buyers that know no keys are not asked again after they may have taken the lead. */
    private void reposts(List<Visit> visits) {
        var mayHave = new HashSet<String>();
        for (var visit : visits) {
            if (!visit.path().equals("/careful")) {
                var delivery = visit.path() + " " + visit.key();
                require(!mayHave.contains(delivery), "A buyer that knows no keys was asked again: " + delivery);
                if (visit.accepted()) {
                    mayHave.add(delivery);
                }
            }
        }
    }

    private void require(boolean kept, String otherwise) {
        if (!kept) {
            broken.add(otherwise);
        }
    }

    private static String lead(Visit visit) {
        return RunningWaybill.json(visit.body()).path("id").asText();
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private Map<String, String> states() throws SQLException {
        var states = new TreeMap<String, String>();
        each(
                "SELECT LOWER(HEX(id)) AS lead_id, state FROM leads",
                row -> states.put(row.getString(1), row.getString(2)));
        return states;
    }

    private Map<String, List<String>> sales() throws SQLException {
        var sales = new HashMap<String, List<String>>();
        each(
                "SELECT LOWER(HEX(lead_id)) AS lead_id, delivery FROM sales",
                row -> sales.computeIfAbsent(row.getString(1), lead -> new ArrayList<>())
                        .add(row.getString(2)));
        return sales;
    }

    private String journal(String lead) throws SQLException {
        var events = new StringBuilder();
        each(
                "SELECT events FROM journal WHERE lead_id = UNHEX('%s') ORDER BY seq".formatted(lead),
                row -> events.append(row.getString(1)));
        return events.toString();
    }

    private void each(String query, Row row) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                row.read(rows);
            }
        }
    }
}
