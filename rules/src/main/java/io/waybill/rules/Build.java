package io.waybill.rules;

import java.util.List;

/** What compiling a flow's files came to: usable rules, or every problem at once. */
public sealed interface Build {
    /** Usable; the warnings are worth a look. */
    record Ready(RuleSet rules, List<RuleProblem> warnings) implements Build {}

    /** Not usable: at least one error. */
    record Broken(List<RuleProblem> problems) implements Build {}
}
