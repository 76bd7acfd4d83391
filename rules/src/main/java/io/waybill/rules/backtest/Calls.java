package io.waybill.rules.backtest;

import io.waybill.rules.backtest.Recorded.Party;
import io.waybill.rules.fact.Delivery;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The exchanges of one path: those that were, those on their way, those to come. Nothing leaves; what is on record arrives. For one thread. */
final class Calls {
    /** How long an answer takes of which nobody knows. */
    private static final Duration USUAL = Duration.ofMillis(500);

    private final Recorded lead;
    private final Map<String, Given> given;
    private final Map<Party, Integer> heard;
    private final List<Attempt> out;
    private final Map<String, Instant> later;

    Calls(Recorded lead) {
        this(lead, new LinkedHashMap<>(), new HashMap<>(), new Coming(new ArrayList<>(), new LinkedHashMap<>()));
    }

    private Calls(Recorded lead, Map<String, Given> given, Map<Party, Integer> heard, Coming coming) {
        this.lead = lead;
        this.given = given;
        this.heard = heard;
        this.out = coming.out;
        this.later = coming.later;
    }

    private record Coming(List<Attempt> out, Map<String, Instant> later) {}

    Calls copy() {
        return new Calls(
                lead,
                new LinkedHashMap<>(given),
                new HashMap<>(heard),
                new Coming(new ArrayList<>(out), new LinkedHashMap<>(later)));
    }

    /** A new exchange, under an id of its own. */
    void begin(Party party, Price price, Instant now) {
        String id = nextId();
        send(new Given(id, party, price, now, 1, id, List.of()), now);
    }

    /** Another recipient stands in for a delivery. */
    void begin(Party party, Given root, Instant now) {
        send(new Given(nextId(), party, root.price(), now, 1, root.id(), List.of()), now);
    }

    /** A further attempt. */
    void again(String delivery, Instant now) {
        send(get(delivery).again(), now);
    }

    /** A further attempt that is not made after all: it comes to this at once. */
    void withhold(String delivery, Instant now, Reply why) {
        Given next = get(delivery).again();
        given.put(delivery, next);
        out.add(new Attempt(next.party(), delivery, next.attempts(), now, why));
    }

    /** Takes note of what stands in for a delivery. */
    void standIn(String delivery, String as) {
        given.put(delivery, get(delivery).standIn(as));
    }

    void later(String delivery, Instant due) {
        later.put(delivery, due);
    }

    private String nextId() {
        return Integer.toString(given.size() + 1);
    }

    private void send(Given next, Instant now) {
        given.put(next.id(), next);
        int before = heard.merge(next.party(), 1, Integer::sum) - 1;
        Reply reply = lead.findReply(next.party(), before);
        Instant arrives = now.plus(reply == null ? USUAL : reply.took());
        out.add(new Attempt(next.party(), next.id(), next.attempts(), arrives, reply));
    }

    Given get(String delivery) {
        Given found = given.get(delivery);
        if (found == null) {
            throw new IllegalArgumentException("The rules name a delivery (%s) that there is not.".formatted(delivery));
        }
        return found;
    }

    /** All there ever were, in the order in which they began. */
    List<Given> all() {
        return List.copyOf(given.values());
    }

    /** Takes out the further attempts whose time has come. */
    List<String> due(Instant now) {
        List<String> due = later.entrySet().stream()
                .filter(each -> !each.getValue().isAfter(now))
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
        due.forEach(later::remove);
        return due;
    }

    boolean isTriedLater() {
        return !later.isEmpty();
    }

    /** When the first further attempt is due; null when there is none. */
    @Nullable
    Instant findDue() {
        return later.values().stream().min(Comparator.naturalOrder()).orElse(null);
    }

    /** What arrives next: of posts the first, as it may sell the lead; of questions all, as rules weigh them together. */
    List<Attempt> arriving() {
        Instant last = out.stream()
                .filter(attempt -> attempt.party().kind() != ExchangeKind.POST)
                .map(Attempt::arrives)
                .max(Comparator.naturalOrder())
                .orElse(null);
        var inOrder = out.stream().sorted(Comparator.comparing(Attempt::arrives));
        return last == null
                ? inOrder.limit(1).toList()
                : inOrder.filter(attempt -> !attempt.arrives().isAfter(last)).toList();
    }

    void arrived(List<Attempt> attempts) {
        out.removeAll(attempts);
    }

    /** The attempt is answered so. */
    void answer(Attempt attempt, Reply reply) {
        out.set(out.indexOf(attempt), attempt.answered(reply));
    }

    /** Whether an attempt is on its way. */
    boolean isOut(String delivery) {
        return out.stream().anyMatch(attempt -> attempt.delivery().equals(delivery));
    }

    /** What rules read of them: everything but pings. */
    List<Delivery> deliveries() {
        List<Delivery> deliveries = new ArrayList<>(given.size());
        for (Given one : given.values()) {
            if (one.party().kind() != ExchangeKind.PING) {
                boolean isOut = isOut(one.id());
                Given root = get(one.root());
                var line = new Delivery.Line(
                        root.id(), root.party().id(), root.standIns().size());
                boolean open = isOut || later.containsKey(one.id());
                deliveries.add(new Delivery(one.id(), one.party().id(), one.price(), open, isOut, line));
            }
        }
        return deliveries;
    }
}
