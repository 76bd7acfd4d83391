package io.waybill.rules.flow;

import java.time.Duration;
import java.util.List;

/**
 * One check of a flow's {@code duplicates:}: which earlier leads count as the same person.
 *
 * @param name as tables and rules call it
 * @param fields fields or parts that are compared in their normal form; a missing or invalid value is like no other
 * @param within how far it looks back, from the moment the lead came
 * @param acrossFlows whether leads of other flows count too, by fields of the same name
 * @param all whether all fields have to agree; else one of them is enough
 * @param only what must have become of an earlier lead for it to count
 */
public record DuplicateCheck(
        String name, List<String> fields, Duration within, boolean acrossFlows, boolean all, Only only) {
    public DuplicateCheck {
        fields = List.copyOf(fields);
    }

    /** What must have become of an earlier lead for it to count. Leads that ended in an error never count. */
    public enum Only {
        /** Anything. */
        ALL,
        /** Anything but a rejection by the flow's own rules. */
        ACCEPTED,
        /** A buyer has bought it. */
        SOLD
    }
}
