package io.waybill.bench.run;

import java.util.Locale;

/** What can be measured, in the order in which it is. */
enum Parts {
    CLOSED,
    OPEN,
    RAMP;

    Part part() {
        return switch (this) {
            case CLOSED -> new ClosedLoop();
            case OPEN -> new OpenLoop();
            case RAMP -> new Ramp();
        };
    }

    /** As people write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
