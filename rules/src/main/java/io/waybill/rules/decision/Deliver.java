package io.waybill.rules.decision;

import io.waybill.rules.fact.Price;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Hand the lead to one recipient now.
 *
 * @param within how long the lead may wait to leave, where it does not leave at once; null: as long as it takes
 */
public record Deliver(
        String recipient, Price price, @Nullable Duration within) implements Decision {
    /** However long it waits to leave. */
    public Deliver(String recipient, Price price) {
        this(recipient, price, null);
    }

    /** The same with a time. */
    public Deliver within(Duration time) {
        return new Deliver(recipient, price, time);
    }
}
