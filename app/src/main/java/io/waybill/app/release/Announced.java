package io.waybill.app.release;

import io.waybill.app.home.HomeProblem;
import java.util.List;

/** What the other nodes say to a release that is about to be put in force. */
sealed interface Announced {
    /** There are no others. */
    record Alone() implements Announced {}

    /** All that can be reached have it ready. */
    record Ready(String token) implements Announced {}

    /** One of them cannot use it. */
    record Refused(List<HomeProblem> problems) implements Announced {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** Somebody else has activated or announced another. */
    record Late() implements Announced {}
}
