package io.waybill.app.check;

import io.waybill.app.home.FlowMaterial;
import io.waybill.app.home.HomeInspection;
import io.waybill.app.home.HomeProblem;
import io.waybill.app.home.Inspected;
import io.waybill.app.home.Releases;
import io.waybill.mappings.field.FieldTypes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** The check of files that may become a release of one flow. Safe for use by many threads. */
@Singleton
public final class DraftCheck {
    private final HomeInspection inspection;
    private final FlowAnalysis analysis;
    private final Releases releases;

    DraftCheck(HomeInspection inspection, FieldTypes types, Clock clock, Releases releases) {
        this.inspection = inspection;
        this.analysis = new FlowAnalysis(types, clock);
        this.releases = releases;
    }

    /**
     * Every problem: mistakes, cases that come out differently, and as warnings what the analysis finds. Takes a second or two for large tables.
     *
     * @param files of one flow: its own, the lists and all mappings
     */
    public List<HomeProblem> of(String flow, SortedMap<String, byte[]> files) {
        Inspected inspected = inspection.release(flow, files);
        boolean alone = releases.flows().keySet().stream().allMatch(flow::equals);
        Set<HomeProblem> problems = new LinkedHashSet<>(inspected.problems());
        for (FlowMaterial material : inspected.flows()) {
            problems.addAll(analysis.of(material, new Surroundings(List.of(), alone)));
        }
        return List.copyOf(problems);
    }
}
