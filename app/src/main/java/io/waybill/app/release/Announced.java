package io.waybill.app.release;

import io.waybill.app.home.HomeProblem;
import java.util.List;
import java.util.Set;

/** What the other nodes say to a release that is about to be put in force. */
sealed interface Announced {
    /** There are no others. */
    record Alone() implements Announced {}

    /**
     * All that live have it ready.
     *
     * @param silent names of the nodes that show no sign of life
     */
    record Ready(String token, Set<String> silent) implements Announced {
        public Ready {
            silent = Set.copyOf(silent);
        }
    }

    /** One of them cannot use it. */
    record Refused(List<HomeProblem> problems) implements Announced {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** Somebody else has activated or announced another. */
    record Late() implements Announced {}
}
