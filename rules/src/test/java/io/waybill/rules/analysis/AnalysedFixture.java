package io.waybill.rules.analysis;

import io.waybill.rules.FlowFiles;
import io.waybill.rules.FlowFixture;
import io.waybill.rules.FlowTables;
import io.waybill.rules.Known;
import io.waybill.rules.RuleProblem;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A flow in the making, analysed on demand. */
final class AnalysedFixture {
    static final String FOLDER = "rules/flows/loans/";

    private final Map<String, byte[]> files = new HashMap<>();
    private final Map<String, byte[]> lists = new HashMap<>();
    private Trade trade = Trade.NONE;
    private FieldValues values = FieldValues.ANY;
    private Known known = FlowFixture.KNOWN;
    private @Nullable LocalDate today;

    private AnalysedFixture() {}

    static AnalysedFixture flow() {
        return new AnalysedFixture().with("fields.yaml", FlowFixture.FIELDS);
    }

    AnalysedFixture with(String name, String content) {
        files.put(FOLDER + name, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    AnalysedFixture list(String name, String content) {
        lists.put(name, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    AnalysedFixture trade(Trade with) {
        trade = with;
        return this;
    }

    AnalysedFixture values(FieldValues with) {
        values = with;
        return this;
    }

    AnalysedFixture known(Known with) {
        known = with;
        return this;
    }

    AnalysedFixture today(LocalDate day) {
        today = day;
        return this;
    }

    FlowTables tables() {
        return FlowTables.read(new FlowFiles("loans", "r1", files, lists), known);
    }

    Analysed analysed() {
        FlowTables read = tables();
        Map<String, ListFile> entries = new HashMap<>();
        lists.forEach((name, content) -> entries.put(name, ListFile.read(name, content)));
        return new Analysed(
                FOLDER, read.flow(), read.rows(), read.partial(), entries, trade, values, read.ownRules(), today);
    }

    List<RuleProblem> problems() {
        return Analysis.of(analysed());
    }

    /** Each as {@code buyers.csv:3:price "52.00"}, without what it says. */
    List<String> places() {
        return problems().stream().map(AnalysedFixture::place).toList();
    }

    static String place(RuleProblem problem) {
        return "%s:%d:%s \"%s\""
                .formatted(problem.file().replace(FOLDER, ""), problem.row(), problem.column(), problem.cell());
    }
}
