package io.waybill.rules.evaluate;

import io.waybill.rules.decision.Candidate;
import io.waybill.rules.drl.StatesRead;
import io.waybill.rules.fact.Bid;
import io.waybill.rules.fact.Delivery;
import io.waybill.rules.fact.Match;
import io.waybill.rules.fact.RecipientStates;
import io.waybill.rules.fact.RecipientStatus;
import io.waybill.rules.fact.Sale;
import io.waybill.rules.table.TableKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whose states a stage is told: those that its facts name, unless its rules ask after others. */
final class InPlay {
    private InPlay() {}

    /**
     * States, by id.
     *
     * @param told what else the stage is told
     */
    static Collection<RecipientStatus> states(StatesRead read, RecipientStates states, List<Object> told) {
        return switch (read) {
            case NONE -> List.of();
            case NAMED -> named(states, told);
            case ALL -> states.all();
        };
    }

    private static List<RecipientStatus> named(RecipientStates states, List<Object> told) {
        Set<String> ids = new TreeSet<>();
        told.forEach(fact -> addNamed(fact, ids));
        List<RecipientStatus> named = new ArrayList<>();
        for (String id : ids) {
            RecipientStatus status = states.find(id);
            if (status != null) {
                named.add(status);
            }
        }
        return named;
    }

    private static void addNamed(Object fact, Set<String> ids) {
        switch (fact) {
            case Match row when row.getTable().equals(TableKind.BUYERS.word()) -> ids.add(row.text("recipient"));
            case Delivery delivery -> {
                ids.add(delivery.recipient());
                ids.add(delivery.line().recipient());
            }
            case Bid bid -> ids.add(bid.recipient());
            case Sale sale -> ids.add(sale.recipient());
            case Candidate candidate -> ids.add(candidate.recipient());
            default -> {}
        }
    }
}
