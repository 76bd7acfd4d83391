package io.waybill.rules.backtest;

import io.waybill.rules.backtest.Recorded.Party;
import io.waybill.rules.fact.Price;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An exchange with somebody, as far as it has come.
 *
 * @param price what was agreed
 * @param began when its first attempt left
 * @param attempts how many there were
 * @param root the delivery that it stands in for; its own id when it stands in for none
 * @param standIns what has stood in for it, by the rules' words for that
 */
record Given(String id, Party party, Price price, Instant began, int attempts, String root, List<String> standIns) {
    Given {
        standIns = List.copyOf(standIns);
    }

    /** With one attempt more. */
    Given again() {
        return new Given(id, party, price, began, attempts + 1, root, standIns);
    }

    /** With something more that has stood in for it. */
    Given standIn(String as) {
        if (standIns.contains(as)) {
            return this;
        }
        List<String> all = new ArrayList<>(standIns);
        all.add(as);
        return new Given(id, party, price, began, attempts, root, all);
    }
}
