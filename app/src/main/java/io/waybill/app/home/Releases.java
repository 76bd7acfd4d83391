package io.waybill.app.home;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The releases in force. Swapped as a whole; safe for use by many threads. */
public interface Releases {
    /** What is in force for the flow; null when there is no such flow. */
    @Nullable
    ActiveFlow find(String flow);

    /** All flows in force, by id. */
    Map<String, ActiveFlow> flows();

    /** What is wrong with the home folder as it stands now; the flows in force may be older. */
    List<HomeProblem> problems();
}
