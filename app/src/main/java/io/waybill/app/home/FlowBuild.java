package io.waybill.app.home;

import java.util.List;
import java.util.Set;

/** What compiling the files of one flow came to. */
public sealed interface FlowBuild {
    /**
     * Can be put in force; whoever asked for it closes its rules when they are no longer used.
     *
     * @param lists the uploaded lists that its rules could name
     * @param broken sources that have a file but cannot be used
     * @param warnings worth a look, cases that come out differently among them
     */
    record Usable(ActiveFlow flow, Set<String> lists, Set<String> broken, List<HomeProblem> warnings)
            implements FlowBuild {
        public Usable {
            lists = Set.copyOf(lists);
            broken = Set.copyOf(broken);
            warnings = List.copyOf(warnings);
        }
    }

    /** Cannot: every problem at once. */
    record Unusable(List<HomeProblem> problems) implements FlowBuild {
        public Unusable {
            problems = List.copyOf(problems);
        }
    }
}
