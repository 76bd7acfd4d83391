package io.waybill.rules.drl;

import io.waybill.rules.RuleProblem;
import java.util.List;

/** What compiling a flow's DRL came to: usable rules, or every problem at once. */
public sealed interface Compilation {
    /** Usable, until closed. */
    record Compiled(StageRules rules) implements Compilation {}

    /** Not usable. */
    record Failed(List<RuleProblem> problems) implements Compilation {
        public Failed {
            problems = List.copyOf(problems);
        }
    }
}
