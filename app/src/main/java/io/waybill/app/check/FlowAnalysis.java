package io.waybill.app.check;

import io.waybill.app.home.FlowMaterial;
import io.waybill.app.home.HomeProblem;
import io.waybill.mappings.field.FieldTypes;
import io.waybill.rules.FlowTables;
import io.waybill.rules.analysis.Analysed;
import io.waybill.rules.analysis.Analysis;
import io.waybill.rules.analysis.ListFile;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The analysis of flows of a home. Safe for use by many threads. */
final class FlowAnalysis {
    private final TypeValues values;
    private final Clock clock;

    /** @param clock says which rows are over */
    FlowAnalysis(FieldTypes types, Clock clock) {
        this.values = new TypeValues(types);
        this.clock = clock;
    }

    /** What the tables of one flow cannot mean. */
    List<HomeProblem> of(FlowMaterial flow, Surroundings around) {
        FlowTables tables = FlowTables.read(flow.files(), flow.known());
        Map<String, ListFile> lists = new HashMap<>();
        flow.files().lists().forEach((name, content) -> lists.put(name, ListFile.read(name, content)));
        var analysed = new Analysed(
                "rules/flows/" + flow.id() + "/",
                tables.flow(),
                tables.rows(),
                tables.partial(),
                lists,
                new TradeReader(flow, tables, around).read(),
                values,
                tables.ownRules(),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        return Analysis.of(analysed).stream().map(HomeProblem::of).toList();
    }
}
