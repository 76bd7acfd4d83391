package io.waybill.rules.plan;

import io.waybill.rules.decision.Candidate;
import io.waybill.rules.fact.Accepted;
import io.waybill.rules.fact.Bid;
import io.waybill.rules.fact.Delivery;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Outcome;
import io.waybill.rules.fact.OutcomeClass;
import io.waybill.rules.fact.Price;
import io.waybill.rules.fact.RecipientStatus;
import io.waybill.rules.fact.Result;
import io.waybill.rules.fact.Sale;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How far a lead's deliveries have come: all outcomes classified, and which of them are to be tried again. Immutable. */
public final class Standing {

    private final Facts facts;
    private final Set<String> fresh;
    private final Set<String> retried;
    private final Set<String> standIns;
    private final Map<String, Outcome> last = new LinkedHashMap<>();

    /**
     * @param facts with every outcome classified
     * @param fresh ids of the outcomes that were classified in this round
     * @param retried deliveries that this round tries again, or for which something else stands in
     * @param standIns recipients that get the lead in this round, for others
     */
    public Standing(Facts facts, Set<String> fresh, Set<String> retried, Set<String> standIns) {
        this.facts = facts;
        this.fresh = Set.copyOf(fresh);
        this.retried = Set.copyOf(retried);
        this.standIns = Set.copyOf(standIns);
        for (Outcome outcome : facts.outcomes()) {
            if (outcome.kind() == ExchangeKind.POST) {
                last.merge(outcome.delivery(), outcome, (one, other) -> one.attempt() > other.attempt() ? one : other);
            }
        }
    }

    /** Whether the lead has been given to nobody so far. */
    public boolean untouched() {
        return given().isEmpty() && facts.sales().isEmpty();
    }

    /** Every recipient that has a delivery, or gets one in this round for another. */
    public Set<String> given() {
        Set<String> given = new LinkedHashSet<>();
        posts().forEach(delivery -> given.add(delivery.recipient()));
        last.values().forEach(outcome -> given.add(outcome.to()));
        given.addAll(standIns);
        return given;
    }

    /** Whether an attempt is under way or a further one is to come. */
    public boolean underway() {
        return !retried.isEmpty() || !open().isEmpty();
    }

    /** Recipients that may still take it: an attempt is under way or a further one is to come. */
    public Set<String> open() {
        Set<String> open = new LinkedHashSet<>();
        posts().stream()
                .filter(delivery -> retried.contains(delivery.id()) || isOpen(delivery))
                .forEach(delivery -> open.add(delivery.recipient()));
        return open;
    }

    /** Whether an attempt is on its way, so that an outcome comes by itself. */
    public boolean out() {
        return posts().stream().anyMatch(delivery -> delivery.out() && isOpen(delivery));
    }

    private boolean isOpen(Delivery delivery) {
        Outcome outcome = last.get(delivery.id());
        return delivery.open() && (outcome == null || !fresh.contains(outcome.id()));
    }

    /** Deliveries that may or may not have been taken, and are not tried again: a person must find out. */
    public List<Outcome> unknown() {
        return firstUnknown(inDoubt().filter(latest -> !latest.sent().idempotent() || !triedAgain(latest)));
    }

    /** Deliveries that may or may not have been taken and of which no attempt is on its way: once the lead is sold nobody is asked again. */
    public List<Outcome> left() {
        return firstUnknown(inDoubt().filter(latest -> !isOut(latest.delivery())));
    }

    /** Whether further attempts are to come, and only at recipients that may have the lead already. */
    public boolean onlyDoubtsGoOn() {
        Set<String> doubts = inDoubt().map(Outcome::delivery).collect(Collectors.toSet());
        List<String> goOn = posts().stream()
                .filter(delivery -> retried.contains(delivery.id()) || (isOpen(delivery) && !delivery.out()))
                .map(Delivery::id)
                .toList();
        return !goOn.isEmpty() && doubts.containsAll(goOn);
    }

    /** Whether the delivery may have been taken: it is asked for again under the same key, and given to nobody else. */
    public boolean isInDoubt(String delivery) {
        return inDoubt().anyMatch(latest -> latest.delivery().equals(delivery));
    }

    /** The latest outcomes of deliveries that may or may not have been taken. */
    private Stream<Outcome> inDoubt() {
        return last.values().stream()
                .filter(latest -> !isPlain(latest))
                .filter(latest -> unknown(latest.delivery()).findAny().isPresent());
    }

    private List<Outcome> firstUnknown(Stream<Outcome> latest) {
        return latest.flatMap(one -> unknown(one.delivery()).limit(1)).toList();
    }

    private Stream<Outcome> unknown(String delivery) {
        return facts.outcomes().stream()
                .filter(outcome -> outcome.isUnknown() && outcome.delivery().equals(delivery));
    }

    private boolean isOut(String delivery) {
        return posts().stream().anyMatch(post -> post.id().equals(delivery) && post.out() && isOpen(post));
    }

    /**
     * Whether it settles the delivery. An attempt in doubt stays so until a later one, which bears the same key, is accepted or refused: an error
     * says nothing of the first, and neither does a duplicate, which may be that very attempt.
     */
    private static boolean isPlain(Outcome outcome) {
        OutcomeClass named = outcome.outcomeClass();
        boolean refused = named != null && named.result() == Result.FAILURE && named != OutcomeClass.DUPLICATE;
        return !outcome.isUnknown() && (refused || outcome.isAccepted());
    }

    /** What has become unknown in this round, when nobody is asked again. */
    public List<Outcome> freshUnknown() {
        return firstUnknown(inDoubt().filter(latest -> fresh.contains(latest.id())));
    }

    private boolean triedAgain(Outcome outcome) {
        return retried.contains(outcome.delivery())
                || posts().stream().anyMatch(post -> post.id().equals(outcome.delivery()) && isOpen(post));
    }

    /** Who took the lead without a sale being recorded yet, in the order of the outcomes. */
    public List<Accepted> accepted(Collection<Candidate> candidates) {
        return last.values().stream()
                .filter(Outcome::isAccepted)
                .filter(outcome -> !facts.course().settled().contains(outcome.delivery()))
                .filter(outcome ->
                        facts.sales().stream().noneMatch(sale -> sale.delivery().equals(outcome.delivery())))
                .map(outcome -> accepted(outcome, price(outcome, candidates)))
                .toList();
    }

    /** An amount that was bid holds, unless the acceptance itself names another. */
    private Accepted accepted(Outcome outcome, Price price) {
        Long named = named(outcome);
        boolean buyer = isBuyer(outcome.to());
        return price instanceof Price.Fixed agreed && hasBid(outcome.to())
                ? new Accepted(
                        outcome.delivery(),
                        outcome.to(),
                        buyer,
                        new Price.FromBid(),
                        outcome.answer().cents() == null
                                ? agreed.cents()
                                : outcome.answer().cents())
                : new Accepted(outcome.delivery(), outcome.to(), buyer, price, named);
    }

    private boolean hasBid(String recipient) {
        return facts.bids().stream().anyMatch(bid -> bid.recipient().equals(recipient));
    }

    /** Buyers that have bought, recorded or not. */
    public Set<String> buyers() {
        Set<String> buyers = new LinkedHashSet<>();
        facts.sales().stream().map(Sale::recipient).forEach(buyers::add);
        accepted(List.of()).stream()
                .filter(Accepted::buyer)
                .map(Accepted::recipient)
                .forEach(buyers::add);
        return buyers;
    }

    /** Whether the recipient buys leads; one without a status counts as a buyer. */
    public boolean isBuyer(String recipient) {
        return facts.recipients().stream()
                .filter(status -> status.id().equals(recipient))
                .allMatch(RecipientStatus::buys);
    }

    private Price price(Outcome outcome, Collection<Candidate> candidates) {
        return posts().stream()
                .filter(delivery -> delivery.id().equals(outcome.delivery()))
                .map(Delivery::price)
                .findFirst()
                .orElseGet(() -> candidates.stream()
                        .filter(candidate -> candidate.recipient().equals(outcome.to()))
                        .map(Candidate::price)
                        .findFirst()
                        .orElseGet(Price.FromResponse::new));
    }

    private @Nullable Long named(Outcome outcome) {
        if (outcome.answer().cents() != null) {
            return outcome.answer().cents();
        }
        return facts.bids().stream()
                .filter(bid -> bid.recipient().equals(outcome.to()))
                .map(Bid::cents)
                .findFirst()
                .orElse(null);
    }

    /** Deliveries to recipients: an enhancement's exchange may be listed too, but hands nothing over. */
    private List<Delivery> posts() {
        return facts.deliveries().stream()
                .filter(delivery -> facts.outcomes().stream()
                        .noneMatch(outcome -> outcome.kind() == ExchangeKind.ENHANCEMENT
                                && outcome.delivery().equals(delivery.id())))
                .toList();
    }
}
