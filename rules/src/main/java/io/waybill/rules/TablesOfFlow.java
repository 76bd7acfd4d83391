package io.waybill.rules;

import io.waybill.rules.fact.Price;
import io.waybill.rules.flow.FlowDefinition;
import io.waybill.rules.table.Row;
import io.waybill.rules.table.Table;
import io.waybill.rules.table.TableFile;
import io.waybill.rules.table.TableKind;
import io.waybill.rules.table.TableReader;
import io.waybill.rules.table.cell.NamedLists;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads a flow's tables; without one of its own it has the standard outcomes table. */
final class TablesOfFlow {
    private static final String OUTCOMES = "standard-outcomes.csv";

    private final Map<TableKind, Table> byKind = new EnumMap<>(TableKind.class);
    private final List<RuleProblem> problems = new ArrayList<>();
    private final NamedLists lists;

    TablesOfFlow(FlowFolder folder, FlowDefinition flow, Known known) {
        lists = NamedLists.read(folder.lists(), known.lists());
        problems.addAll(lists.problems());
        var reader = new TableReader(flow, known, lists);
        for (TableKind kind : TableKind.values()) {
            String name = kind.word() + ".csv";
            byte[] content = folder.find(name);
            if (content != null) {
                add(kind, reader.read(kind, folder.path(name), content));
            }
        }
        if (!byKind.containsKey(TableKind.OUTCOMES)) {
            add(TableKind.OUTCOMES, reader.read(TableKind.OUTCOMES, "built-in " + OUTCOMES, standardOutcomes()));
        }
        Table tiers = byKind.get(TableKind.TIERS);
        if (tiers != null) {
            tiers.rows().forEach(row -> checkTier(folder.path("tiers.csv"), row));
        }
        Table buyers = byKind.get(TableKind.BUYERS);
        if (buyers != null) {
            buyers.rows().forEach(row -> checkBid(folder.path("buyers.csv"), row, known));
        }
    }

    NamedLists lists() {
        return lists;
    }

    Map<TableKind, Table> byKind() {
        return byKind;
    }

    List<RuleProblem> problems() {
        return problems;
    }

    private void add(TableKind kind, TableFile file) {
        byKind.put(kind, file.table());
        problems.addAll(file.problems());
    }

    private void checkTier(String file, Row row) {
        if (!row.id().matches("[1-9]\\d{0,3}")) {
            problems.add(RuleProblem.error(
                    file,
                    row.number(),
                    "id",
                    row.id(),
                    "Not a tier's number: the id of a tier is what buyers.csv has as tier. Maybe 1?"));
        }
    }

    /** A price that nobody can be asked for is none. */
    private void checkBid(String file, Row row, Known known) {
        String recipient = row.text("recipient");
        if (row.price("price") instanceof Price.FromBid && !known.bidders().contains(recipient)) {
            problems.add(RuleProblem.error(
                    file,
                    row.number(),
                    "price",
                    "bid",
                    "%s cannot be asked for a bid: its file has no ping. Maybe add ping: to mappings/recipients/%s.yaml?"
                            .formatted(recipient, recipient)));
        }
    }

    private static byte[] standardOutcomes() {
        try (InputStream in = TablesOfFlow.class.getResourceAsStream(OUTCOMES)) {
            if (in == null) {
                throw new IllegalStateException("Built-in table (%s) is missing.".formatted(OUTCOMES));
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Built-in table (%s) cannot be read.".formatted(OUTCOMES), unreadable);
        }
    }
}
