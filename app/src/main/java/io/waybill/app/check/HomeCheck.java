package io.waybill.app.check;

import io.waybill.app.home.FlowMaterial;
import io.waybill.app.home.HomeInspection;
import io.waybill.app.home.HomeProblem;
import io.waybill.app.home.Inspected;
import io.waybill.mappings.Secrets;
import io.waybill.mappings.field.FieldTypes;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The check of a home folder beside which nothing runs: neither a server nor a database. */
public final class HomeCheck {
    private final HomeInspection inspection;
    private final FlowAnalysis analysis;

    /** @param uploadedLists the lists that rules may name beside those in files */
    public HomeCheck(Secrets secrets, Set<String> uploadedLists, Clock clock) {
        var types = new FieldTypes(clock);
        this.inspection = HomeInspection.apart(types, secrets, uploadedLists);
        this.analysis = new FlowAnalysis(types, clock);
    }

    /** Every problem of the folder: mistakes, cases that come out differently, and as warnings what the analysis finds. */
    public List<HomeProblem> of(Path home) {
        Inspected inspected = inspection.home(home);
        Set<HomeProblem> problems = new LinkedHashSet<>(inspected.problems());
        for (FlowMaterial flow : inspected.flows()) {
            problems.addAll(analysis.of(flow, Surroundings.of(flow, inspected.flows())));
        }
        return List.copyOf(problems);
    }
}
