package io.waybill.app.home;

import io.waybill.db.journal.JournalUnavailable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The releases in force. Swapped as a whole; safe for use by many threads. */
public interface Releases {
    /** What is in force for the flow; null when there is no such flow. */
    @Nullable
    ActiveFlow find(String flow);

    /**
     * What decides this lead: what is in force for its flow, or another release where that decides for a share of the leads. A lead stays on its
     * side for as long as the share does.
     */
    default @Nullable ActiveFlow find(String flow, String lead) {
        return find(flow);
    }

    /**
     * The same for a round that begins now: never what another release has taken the place of on other nodes a second ago or more, however long
     * this process has stood still. May block.
     *
     * @throws JournalUnavailable when that cannot be told now
     */
    default @Nullable ActiveFlow decide(String flow, String lead) {
        return find(flow, lead);
    }

    /**
     * Whether the home has this flow and source but cannot use them as they are written. Their leads are welcome later: whoever made the
     * mistake will mend it. False when the flow or the source does not exist, and when both are in use.
     */
    boolean unusable(String flow, String source);

    /** All flows in force, by id. */
    Map<String, ActiveFlow> flows();

    /** What is wrong with the home folder as it stands now; the flows in force may be older. */
    List<HomeProblem> problems();
}
