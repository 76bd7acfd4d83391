package io.waybill.app.home;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What compiling the files of one flow came to. */
public sealed interface FlowBuild {
    /**
     * Can be put in force; whoever asked for it closes its rules when they are no longer used.
     *
     * @param lists the uploaded lists that its rules could name
     * @param broken sources that have a file but cannot be used
     * @param warnings worth a look
     * @param cases those that come out otherwise than they say
     */
    record Usable(
            ActiveFlow flow, Set<String> lists, Set<String> broken, List<HomeProblem> warnings, List<HomeProblem> cases)
            implements FlowBuild {
        public Usable {
            lists = Set.copyOf(lists);
            broken = Set.copyOf(broken);
            warnings = List.copyOf(warnings);
            cases = List.copyOf(cases);
        }

        /** What does not keep it from being used where somebody saves a file and looks: a changed price changes its cases. */
        public List<HomeProblem> worthALook() {
            return Stream.concat(warnings.stream(), cases.stream().map(HomeProblem::asWarning))
                    .toList();
        }
    }

    /** Cannot: every problem at once. */
    record Unusable(List<HomeProblem> problems) implements FlowBuild {
        public Unusable {
            problems = List.copyOf(problems);
        }
    }
}
