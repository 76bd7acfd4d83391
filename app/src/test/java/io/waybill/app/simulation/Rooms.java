package io.waybill.app.simulation;

import io.waybill.app.event.EventJson;
import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.ExchangeStarted;
import io.waybill.app.event.LeadEvent;
import io.waybill.app.limit.CounterNames;
import io.waybill.db.hold.Counter;
import io.waybill.db.hold.Hold;
import io.waybill.rules.fact.ExchangeKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a lead's deliveries hold once a world has come to rest, worked out from the events alone. For one thread. */
final class Rooms {
    private static final EventJson JSON = new EventJson();
    private final MemoryJournal journal;

    Rooms(MemoryJournal journal) {
        this.journal = journal;
    }

    /** What is wrong with the room of a lead; empty when its entries hold what its deliveries do. */
    List<String> wrong(String lead) {
        var held = held(journal.read(lead).stream().map(JSON::read).toList());
        var taken = new HashMap<Counter, Long>();
        for (var entry : journal.book(lead).entries()) {
            entry.holds().forEach(hold -> taken.merge(on(hold), hold.amount(), Long::sum));
            entry.released().forEach(hold -> taken.merge(on(hold), -hold.amount(), Long::sum));
        }
        return taken.entrySet().stream()
                .filter(each -> each.getKey().name().startsWith("leads:"))
                .filter(each -> !each.getValue().equals(held.getOrDefault(each.getKey(), 0L)))
                .map(each -> "it has %d of %s, and its deliveries hold %d"
                        .formatted(each.getValue(), each.getKey(), held.getOrDefault(each.getKey(), 0L)))
                .toList();
    }

    private static Counter on(Hold hold) {
        return new Counter(hold.counter(), hold.since());
    }

    private static Map<Counter, Long> held(List<LeadEvent> events) {
        var held = new HashMap<Counter, Long>();
        var begun = new LinkedHashMap<String, ExchangeStarted>();
        var alive = new HashMap<String, Boolean>();
        var doubts = new HashSet<String>();
        for (var event : events) {
            if (event instanceof ExchangeStarted started && !started.holds().isEmpty()) {
                begun.put(started.delivery(), started);
            } else if (event instanceof ExchangeFinished finished) {
                alive.put(finished.delivery(), isAlive(finished, doubts));
            }
        }
        // A lead counts once under its source's and its flow's caps: where its latest delivery began.
        var ofLead = new HashMap<String, Hold>();
        begun.forEach((delivery, started) -> started.holds().forEach(hold -> {
            if (CounterNames.isOfLead(hold.counter())) {
                ofLead.put(hold.counter(), new Hold(hold.counter(), hold.since(), hold.amount(), null));
            } else if (alive.getOrDefault(delivery, false)) {
                held.merge(new Counter(hold.counter(), hold.since()), hold.amount(), Long::sum);
            }
        }));
        if (begun.values().stream().anyMatch(one -> isPost(one) && alive.getOrDefault(one.delivery(), false))) {
            ofLead.values().forEach(hold -> held.put(on(hold), hold.amount()));
        }
        return held;
    }

    private static boolean isPost(ExchangeStarted started) {
        return started.exchange().equals(ExchangeKind.POST.word());
    }

    /** Once nobody knows whether it has arrived, only an acceptance or a refusal tells. */
    private static boolean isAlive(ExchangeFinished finished, Set<String> doubts) {
        boolean accepted = "accepted".equals(finished.outcomeClass());
        boolean refused = finished.outcome().equals("failure") && !"duplicate".equals(finished.outcomeClass());
        if (finished.outcome().equals("unknown")) {
            doubts.add(finished.delivery());
        } else if (accepted || refused) {
            doubts.remove(finished.delivery());
        }
        return accepted || doubts.contains(finished.delivery());
    }
}
