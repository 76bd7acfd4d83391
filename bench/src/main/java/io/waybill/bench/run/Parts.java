package io.waybill.bench.run;

import java.util.Locale;

/** What can be measured, in the order in which it is. */
enum Parts {
    CLOSED,
    OPEN,
    RAMP,
    PRESSURE,
    RELOAD,
    NODES,
    SLOW,
    START;

    Part part() {
        return switch (this) {
            case CLOSED -> new ClosedLoop();
            case OPEN -> new OpenLoop();
            case RAMP -> new Ramp();
            case PRESSURE -> new Pressure();
            case RELOAD -> new Reload();
            case NODES -> new ManyNodes();
            case SLOW -> new SlowRecipients();
            case START -> new Starts();
        };
    }

    /** As people write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
