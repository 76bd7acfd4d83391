package io.waybill.app.routing;

import io.waybill.app.event.ReviewAction;
import org.jspecify.annotations.Nullable;

/** What became of a person's decision. */
public sealed interface Resolved {
    /**
     * It is on disk.
     *
     * @param state of the lead after it
     * @param outcome of the lead after it
     */
    record Done(
            ReviewAction action,
            String state,
            String outcome,
            @Nullable String reason) implements Resolved {}

    /** There is no such lead. */
    record Unknown() implements Resolved {}

    /** It does not go with how the lead stands; the reason says how that is. */
    record Refused(String reason) implements Resolved {}
}
