package io.waybill.app.release;

import io.waybill.app.home.HomeProblem;
import io.waybill.db.release.Activation;
import java.util.List;

/** What came of the wish to put a release in force. */
sealed interface Activated {
    /** It is, on every node that could be reached; or was before. */
    record Done(Activation activation) implements Activated {}

    /** A node cannot use it; what was in force stays. */
    record Refused(List<HomeProblem> problems) implements Activated {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** Somebody else was faster, or is about to be. */
    record Late(String text) implements Activated {}
}
