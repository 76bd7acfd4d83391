package io.waybill.app.room;

import io.waybill.app.event.Dollars;
import io.waybill.app.limit.CounterNames;
import io.waybill.app.limit.Limit;
import io.waybill.app.limit.Owner;
import io.waybill.db.alert.Alert;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One limit in one of its periods, and what operators are told of it.
 *
 * @param amount how much may be used; a changed limit, or a deposit, is another matter
 * @param limit null for a prepaid balance
 */
record RoomAlert(
        String counter,
        Instant since,
        long amount,
        @Nullable Limit limit) {
    static final String REACHED = "cap_reached";
    static final String LOW = "budget_low";
    private static final int HUNDRED = 100;

    /** Whether so few cents of a budget are left. */
    static boolean isLow(long left, long amount, int percent) {
        return left * HUNDRED < amount * percent;
    }

    /** Whether it limits money, and little of that is left. */
    boolean isLow(long left, int percent) {
        return CounterNames.isMoney(counter) && isLow(left, amount, percent);
    }

    String about() {
        return "%s/%s/%d".formatted(counter, since, amount);
    }

    Alert reached(Instant at) {
        var text = limit == null
                ? "The prepaid balance is used up"
                : "The %s %s: %s".formatted(limit.owner().word(), limit.id(), limit.reached());
        return new Alert(REACHED, text, recipient(), at).lasting(about());
    }

    Alert low(long left, Instant at) {
        var budget = limit == null
                ? "the prepaid balance"
                : "the cap of %s of %s %s"
                        .formatted(limit.cap().words(), limit.owner().word(), limit.id());
        return new Alert(LOW, "$%s is left of %s".formatted(Dollars.of(left), budget), recipient(), at)
                .lasting(about());
    }

    private @Nullable String recipient() {
        if (limit == null) {
            return CounterNames.isPrepaid(counter) ? CounterNames.prepaidOf(counter) : null;
        }
        return limit.owner() == Owner.RECIPIENT ? limit.id() : null;
    }
}
