package io.waybill.app.home;

import java.util.List;

/**
 * What looking at files came to.
 *
 * @param problems everything that is wrong with them; warnings among it
 * @param flows what they are made of, usable or not
 */
public record Inspected(List<HomeProblem> problems, List<FlowMaterial> flows) {
    public Inspected {
        problems = List.copyOf(problems);
        flows = List.copyOf(flows);
    }
}
