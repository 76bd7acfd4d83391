package io.waybill.app.explain;

import io.waybill.app.home.ActiveFlow;
import io.waybill.app.home.HomeProblem;
import java.util.List;

/** What looking for a release or a draft came to. */
sealed interface Look {
    /** Its rules and mappings, for a look only. */
    record Ready(ActiveFlow flow) implements Look {}

    /** It is kept, but cannot be used as it is written. */
    record Broken(List<HomeProblem> problems) implements Look {
        public Broken {
            problems = List.copyOf(problems);
        }
    }

    /** It is not kept, or not any more. */
    record Gone() implements Look {}
}
