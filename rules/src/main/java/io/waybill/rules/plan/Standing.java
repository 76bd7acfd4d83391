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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How far a lead's deliveries have come: all outcomes classified, and which of them are to be tried again. Immutable. */
public final class Standing {

    private final Facts facts;
    private final Set<String> fresh;
    private final Set<String> retried;
    private final Map<String, Outcome> last = new LinkedHashMap<>();
    private final List<Delivery> posts;
    private final List<Outcome> inDoubt = new ArrayList<>();
    private final Set<String> given = new LinkedHashSet<>();

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
        for (Outcome outcome : facts.outcomes()) {
            if (outcome.kind() == ExchangeKind.POST) {
                last.merge(outcome.delivery(), outcome, (one, other) -> one.attempt() > other.attempt() ? one : other);
            }
        }
        this.posts = posts(facts);
        for (Delivery delivery : posts) {
            given.add(delivery.recipient());
        }
        for (Outcome latest : last.values()) {
            given.add(latest.to());
            if (!isPlain(latest) && findUnknown(latest.delivery()) != null) {
                inDoubt.add(latest);
            }
        }
        given.addAll(standIns);
    }

    /** Deliveries to recipients: an enhancement's exchange may be listed too, but hands nothing over. */
    private static List<Delivery> posts(Facts facts) {
        Set<String> enhancements = new HashSet<>();
        for (Outcome outcome : facts.outcomes()) {
            if (outcome.kind() == ExchangeKind.ENHANCEMENT) {
                enhancements.add(outcome.delivery());
            }
        }
        List<Delivery> posts = new ArrayList<>(facts.deliveries());
        posts.removeIf(delivery -> enhancements.contains(delivery.id()));
        return posts;
    }

    /** Whether the lead has been given to nobody so far. */
    public boolean untouched() {
        return given.isEmpty() && facts.sales().isEmpty();
    }

    /** Every recipient that has a delivery, or gets one in this round for another. */
    public Set<String> given() {
        return Collections.unmodifiableSet(given);
    }

    /** Whether an attempt is under way or a further one is to come. */
    public boolean underway() {
        return !retried.isEmpty() || !open().isEmpty();
    }

    /** Recipients that may still take it: an attempt is under way or a further one is to come. */
    public Set<String> open() {
        Set<String> open = new LinkedHashSet<>();
        for (Delivery delivery : posts) {
            if (retried.contains(delivery.id()) || isOpen(delivery)) {
                open.add(delivery.recipient());
            }
        }
        return open;
    }

    /** Whether an attempt is on its way, so that an outcome comes by itself. */
    public boolean out() {
        return posts.stream().anyMatch(delivery -> delivery.out() && isOpen(delivery));
    }

    private boolean isOpen(Delivery delivery) {
        Outcome outcome = last.get(delivery.id());
        return delivery.open() && (outcome == null || !fresh.contains(outcome.id()));
    }

    /** Deliveries that may or may not have been taken, and are not tried again: a person must find out. */
    public List<Outcome> unknown() {
        return firstUnknown(latest -> !latest.sent().idempotent() || !triedAgain(latest));
    }

    /** Deliveries that may or may not have been taken and of which no attempt is on its way: once the lead is sold nobody is asked again. */
    public List<Outcome> left() {
        return firstUnknown(latest -> !isOut(latest.delivery()));
    }

    /** Whether further attempts are to come, and only at recipients that may have the lead already. */
    public boolean onlyDoubtsGoOn() {
        if (inDoubt.isEmpty()) {
            return false;
        }
        Set<String> doubts = inDoubt.stream().map(Outcome::delivery).collect(Collectors.toSet());
        List<String> goOn = posts.stream()
                .filter(delivery -> retried.contains(delivery.id()) || (isOpen(delivery) && !delivery.out()))
                .map(Delivery::id)
                .toList();
        return !goOn.isEmpty() && doubts.containsAll(goOn);
    }

    /** Whether the delivery may have been taken: it is asked for again under the same key, and given to nobody else. */
    public boolean isInDoubt(String delivery) {
        return inDoubt.stream().anyMatch(latest -> latest.delivery().equals(delivery));
    }

    /** The first unknown outcome of each delivery that may or may not have been taken, of those whose latest outcome will do. */
    private List<Outcome> firstUnknown(Predicate<Outcome> latestWillDo) {
        List<Outcome> unknown = new ArrayList<>();
        for (Outcome latest : inDoubt) {
            if (latestWillDo.test(latest)) {
                unknown.add(Objects.requireNonNull(findUnknown(latest.delivery()), "in doubt"));
            }
        }
        return unknown;
    }

    private @Nullable Outcome findUnknown(String delivery) {
        for (Outcome outcome : facts.outcomes()) {
            if (outcome.isUnknown() && outcome.delivery().equals(delivery)) {
                return outcome;
            }
        }
        return null;
    }

    private boolean isOut(String delivery) {
        return posts.stream().anyMatch(post -> post.id().equals(delivery) && post.out() && isOpen(post));
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
        return firstUnknown(latest -> fresh.contains(latest.id()));
    }

    private boolean triedAgain(Outcome outcome) {
        return retried.contains(outcome.delivery())
                || posts.stream().anyMatch(post -> post.id().equals(outcome.delivery()) && isOpen(post));
    }

    /** Who took the lead without a sale being recorded yet, in the order of the outcomes. */
    public List<Accepted> accepted(Collection<Candidate> candidates) {
        List<Accepted> accepted = new ArrayList<>();
        for (Outcome outcome : last.values()) {
            if (outcome.isAccepted() && !isSettled(outcome.delivery())) {
                accepted.add(accepted(outcome, price(outcome, candidates)));
            }
        }
        return accepted;
    }

    private boolean isSettled(String delivery) {
        return facts.course().settled().contains(delivery)
                || facts.sales().stream().anyMatch(sale -> sale.delivery().equals(delivery));
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
        for (Sale sale : facts.sales()) {
            buyers.add(sale.recipient());
        }
        for (Accepted accepted : accepted(List.of())) {
            if (accepted.buyer()) {
                buyers.add(accepted.recipient());
            }
        }
        return buyers;
    }

    /** Whether the recipient buys leads; one without a status counts as a buyer. */
    public boolean isBuyer(String recipient) {
        RecipientStatus status = facts.recipients().find(recipient);
        return status == null || status.buys();
    }

    private Price price(Outcome outcome, Collection<Candidate> candidates) {
        return posts.stream()
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
}
