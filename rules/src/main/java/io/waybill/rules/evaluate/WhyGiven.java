package io.waybill.rules.evaluate;

import io.waybill.rules.Evaluation;
import io.waybill.rules.decision.Decision;
import io.waybill.rules.decision.Deliver;
import io.waybill.rules.decision.Lose;
import io.waybill.rules.decision.Ping;
import io.waybill.rules.decision.Sell;
import io.waybill.rules.explain.Buyer;
import io.waybill.rules.explain.Why;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Outcome;
import io.waybill.rules.fact.Sale;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What came of giving the lead to a recipient, as far as the round knew. */
record WhyGiven(Round round, Evaluation evaluation, String recipient) {
    /** Null when it was not given the lead, and is not in this round. */
    @Nullable
    Why find() {
        Long bought = findSale();
        if (bought != null) {
            return new Why.Got(bought);
        }
        Outcome last = findLast();
        boolean lost = last != null
                && (facts().course().settled().contains(last.delivery()) || decided(Lose.class, Lose::recipient));
        if (lost) {
            return new Why.TooSlow(buyers());
        }
        if (isUnderway()) {
            return new Why.Underway();
        }
        if (last == null) {
            return null;
        }
        return last.isAccepted() ? new Why.Got(null) : new Why.Refused(last);
    }

    /** Who has bought it by the end of the round. */
    List<Buyer> buyers() {
        List<Buyer> buyers = new ArrayList<>();
        facts().sales().forEach(sale -> buyers.add(new Buyer(sale.recipient(), sale.cents())));
        list(Sell.class).forEach(sell -> buyers.add(new Buyer(sell.recipient(), sell.cents())));
        return buyers;
    }

    private @Nullable Long findSale() {
        for (Sale sale : facts().sales()) {
            if (sale.recipient().equals(recipient)) {
                return sale.cents();
            }
        }
        return list(Sell.class).stream()
                .filter(sell -> sell.recipient().equals(recipient))
                .map(Sell::cents)
                .findFirst()
                .orElse(null);
    }

    private boolean isUnderway() {
        return round.standing().open().contains(recipient)
                || decided(Deliver.class, Deliver::recipient)
                || decided(Ping.class, Ping::recipient);
    }

    private @Nullable Outcome findLast() {
        return facts().outcomes().stream()
                .filter(outcome ->
                        outcome.kind() == ExchangeKind.POST && outcome.to().equals(recipient))
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private <T extends Decision> boolean decided(Class<T> type, Function<T, String> whom) {
        return list(type).stream().map(whom).anyMatch(recipient::equals);
    }

    private <T> List<T> list(Class<T> type) {
        return evaluation.decisions().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private Facts facts() {
        return round.facts();
    }
}
