package io.waybill.rules.analysis;

/**
 * What holds between two columns, whatever the lead: where the first lies in an area, the second lies in another. A part is missing where its field
 * is.
 *
 * @param when the first axis
 * @param in the area of the first
 * @param then the second axis
 * @param only the area of the second
 */
record Tie(int when, Area in, int then, Area only) {
    /** Whether there is anything in the box that cannot be. */
    boolean isBroken(Box box) {
        return (in.covers(box.on(when)) && !only.covers(box.on(then)))
                || (in.meets(box.on(when)) && !only.meets(box.on(then)));
    }

    /** The box without what cannot be. */
    Box tighten(Box box) {
        Box tight = box;
        if (in.covers(tight.on(when)) && !only.covers(tight.on(then))) {
            tight = tight.with(then, tight.on(then).and(only));
        }
        if (!only.meets(tight.on(then)) && in.meets(tight.on(when))) {
            tight = tight.with(when, tight.on(when).minus(in));
        }
        return tight;
    }
}
