package io.waybill.app.release;

import io.waybill.app.home.ActiveFlow;
import io.waybill.app.home.HomeProblem;
import java.util.List;

/** What files compile to. */
public sealed interface Compiled {
    /** Rules and mappings to look at; whoever asked must not close them. */
    record Ready(ActiveFlow flow, List<HomeProblem> warnings) implements Compiled {
        public Ready {
            warnings = List.copyOf(warnings);
        }
    }

    /** Not usable: every problem at once. */
    record Broken(List<HomeProblem> problems) implements Compiled {
        public Broken {
            problems = List.copyOf(problems);
        }
    }
}
