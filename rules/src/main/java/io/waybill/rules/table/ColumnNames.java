package io.waybill.rules.table;

import io.waybill.rules.Known;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.flow.FieldSpec;
import io.waybill.rules.flow.FlowDefinition;
import io.waybill.rules.flow.TypeShape;
import io.waybill.rules.table.cell.CellType;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns that conditions may read: of a lead, or of an attempt's outcome. Immutable. */
final class ColumnNames {
    private static final String HEADER = "header.";

    private final Map<String, Column> ofLeads = new LinkedHashMap<>();
    private final Map<String, Column> ofOutcomes = new LinkedHashMap<>();

    ColumnNames(FlowDefinition flow, Known known) {
        lead("source", CellType.TEXT, known.sources());
        lead("score", CellType.NUMBER, null);
        lead("local.day", CellType.DAY, null);
        lead("local.time", CellType.TIME, null);
        lead("local.date", CellType.DATE, null);
        lead("received.hour", CellType.NUMBER, null);
        known.enhancements()
                .forEach((enhancement, names) ->
                        names.forEach(name -> lead("appended." + enhancement + "." + name, CellType.OPEN, null)));
        flow.fields().values().forEach(field -> field(field, known.types().get(field.type())));
        flow.duplicates().keySet().forEach(check -> duplicate("duplicate." + check, known));
        Set<String> called = new LinkedHashSet<>(known.recipients());
        called.addAll(known.enhancements().keySet());
        outcome("recipient", CellType.TEXT, called);
        outcome(
                "exchange",
                CellType.TEXT,
                Arrays.stream(ExchangeKind.values()).map(ExchangeKind::word).collect(Collectors.toSet()));
        outcome("status", CellType.STATUS, null);
        outcome(
                "fault",
                CellType.TEXT,
                Set.of("timeout", "connection", "unparseable", "auth_failed", "withdrawn", "rate_limited"));
        outcome("body", CellType.TEXT, null);
        outcome("attempt", CellType.NUMBER, null);
    }

    private void field(FieldSpec field, @Nullable TypeShape type) {
        if (type == null) {
            return;
        }
        ofLeads.putIfAbsent(field.name(), new Column(field.name(), field.name(), CellType.of(type.kind()), null));
        type.parts().forEach((part, kind) -> lead(field.name() + "." + part, CellType.of(kind), null));
    }

    private void duplicate(String check, Known known) {
        lead(check, CellType.BOOLEAN, null);
        lead(check + ".count", CellType.NUMBER, null);
        lead(check + ".days", CellType.NUMBER, null);
        lead(check + ".source", CellType.TEXT, known.sources());
        lead(check + ".sold", CellType.BOOLEAN, null);
    }

    private void lead(String name, CellType type, @Nullable Set<String> words) {
        ofLeads.put(name, new Column(name, name, type, words));
    }

    private void outcome(String name, CellType type, @Nullable Set<String> words) {
        ofOutcomes.put(name, new Column(name, name, type, words));
    }

    /** The column with this name in this kind of table; null when there is none. */
    @Nullable
    Column find(String name, TableKind kind) {
        boolean header = kind == TableKind.OUTCOMES && name.startsWith(HEADER) && name.length() > HEADER.length();
        return header
                ? new Column(name, name.toLowerCase(Locale.ROOT), CellType.TEXT, null)
                : columns(kind).get(name);
    }

    /** The names of all columns that this kind of table may read. */
    Collection<String> list(TableKind kind) {
        return columns(kind).keySet();
    }

    private Map<String, Column> columns(TableKind kind) {
        return kind == TableKind.OUTCOMES ? ofOutcomes : ofLeads;
    }
}
