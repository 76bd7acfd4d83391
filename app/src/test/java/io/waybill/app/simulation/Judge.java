package io.waybill.app.simulation;

import io.waybill.app.event.AlertRaised;
import io.waybill.app.event.DeliveryParked;
import io.waybill.app.event.Dollars;
import io.waybill.app.event.EventJson;
import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.ExchangeStarted;
import io.waybill.app.event.LeadClosed;
import io.waybill.app.event.LeadEvent;
import io.waybill.app.event.ReviewResolved;
import io.waybill.app.event.SaleLost;
import io.waybill.app.event.SaleRecorded;
import io.waybill.db.journal.JournalEntry.SaleSlot;
import io.waybill.db.lead.LeadChange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what Waybill wrote, what the buyers wrote and what the sources were told, once a world has come to rest. */
final class Judge {
    private static final Set<String> UNDER_WAY = Set.of("routing", "waiting");
    private static final EventJson JSON = new EventJson();
    private final World world;
    private final Map<String, List<Post>> posts;
    private final List<String> broken = new ArrayList<>();

    Judge(World world) {
        this.world = world;
        this.posts = world.ledger().stream().collect(Collectors.groupingBy(Post::lead));
    }

    /** Every broken promise with the journal of its lead; none is as it should be. */
    List<String> verdict() {
        broken.addAll(world.defects());
        world.journal().overdrawn().forEach(counter -> broken.add("More was given back than taken: " + counter));
        world.journal().exceeded().forEach(counter -> broken.add("More was taken than there was: " + counter));
        world.sources().values().forEach(this::judge);
        caps();
        return broken;
    }

    private void caps() {
        var taken = world.ledger().stream()
                .filter(post -> post.took() && !isDecidedByPeople(post.lead()))
                .collect(Collectors.groupingBy(Post::buyer, Collectors.counting()));
        world.home().caps().forEach((buyer, most) -> {
            if (taken.getOrDefault(buyer, 0L) > most) {
                broken.add("%s took %d leads and wanted %d".formatted(buyer, taken.get(buyer), most));
            }
        });
    }

    /** People may be wrong about what buyers have. */
    private boolean isDecidedByPeople(String lead) {
        return world.journal().read(lead).stream().anyMatch(event -> event.contains("\"type\":\"review.resolved\""));
    }

    private void judge(World.Source source) {
        var id = source.lead().id();
        var book = world.journal().book(id);
        var arrived = posts.getOrDefault(id, List.of());
        if (book.entries().isEmpty()) {
            require(!source.durable(), id, "its source was told that it is safe, and it is nowhere");
            require(arrived.isEmpty(), id, "a buyer was asked, and it is nowhere");
            return;
        }
        var events = world.journal().read(id).stream().map(JSON::read).toList();
        var last = book.last().change();
        var closed = list(events, LeadClosed.class);
        boolean people = !list(events, ReviewResolved.class).isEmpty();
        require(
                closed.size() == 1 || (closed.isEmpty() && last.state().equals("review")) || people || source.refused(),
                id,
                "it neither ended once nor waits for a person");
        require(!UNDER_WAY.contains(last.state()), id, "it stands still while it is " + last.state());
        require(!source.refused() || arrived.isEmpty() || struck(id), id, "its source was told to send it again");
        new Sales(id, events, List.copyOf(book.slots().values()), last.revenueCents(), arrived, people).judge();
        if (!people) {
            reposts(id, events, arrived.stream().filter(Post::isPost).toList());
            told(source, closed);
        }
        windows(source, arrived);
        reversals(id, events, arrived);
        postings(id, last);
        new Rooms(world.journal()).wrong(id).forEach(wrong -> require(false, id, wrong));
    }

    private boolean struck(String id) {
        var fate = world.fates().get(id);
        return fate != null && fate.hasFallen();
    }

    /** Whoever took it too late is told once. */
    private void reversals(String id, List<LeadEvent> events, List<Post> arrived) {
        for (var lost : list(events, SaleLost.class)) {
            boolean reversible = list(events, ExchangeStarted.class).stream()
                    .anyMatch(started -> started.delivery().equals(lost.delivery()) && started.reversible());
            var begun = list(events, ExchangeStarted.class).stream()
                    .filter(started -> started.exchange().equals("reverse")
                            && started.delivery().startsWith(lost.delivery() + "."))
                    .count();
            var heard = arrived.stream()
                    .filter(post ->
                            post.exchange().equals("reverse") && post.buyer().equals(lost.recipient()))
                    .count();
            boolean alerted = list(events, AlertRaised.class).stream()
                    .anyMatch(alert -> alert.kind().equals("reverse_failed"));
            require(begun == (reversible ? 1 : 0), id, lost.recipient() + " was told so many times: " + begun);
            require(heard <= begun && (heard == begun || alerted), id, lost.recipient() + " heard nothing");
        }
    }

    /** Nobody sees a lead before its time, but for what two nodes' clocks may differ. */
    private void windows(World.Source source, List<Post> arrived) {
        for (var post : arrived) {
            var opens = source.lead()
                    .at()
                    .plus(world.home().opens().get(post.buyer()))
                    .minus(World.SKEW.multipliedBy(2));
            require(!post.at().isBefore(opens), post.lead(), post.buyer() + " saw it before " + opens);
        }
    }

    private void told(World.Source source, List<LeadClosed> closed) {
        var told = source.told();
        if (told != null && !told.outcome().equals("pending")) {
            require(
                    closed.stream().anyMatch(end -> end.outcome().equals(told.outcome())),
                    source.lead().id(),
                    "its source was told " + told.outcome());
        }
    }

    /** The lead's row and its movements of money say the same. */
    private void postings(String id, LeadChange row) {
        long revenue = 0;
        long cost = 0;
        for (var entry : world.journal().book(id).entries()) {
            for (var posting : entry.postings()) {
                switch (posting.kind()) {
                    case SALE -> revenue += posting.micros();
                    case RETURN -> revenue -= posting.micros();
                    case CALL, PAY -> cost += posting.micros();
                    case PAY_BACK -> cost -= posting.micros();
                }
            }
        }
        require(
                revenue == row.revenueCents() * 10_000,
                id,
                "postings of %d micros for %d cents".formatted(revenue, row.revenueCents()));
        require(
                cost == row.cost().movePointRight(6).longValueExact(),
                id,
                "postings of %d micros for a cost of %s".formatted(cost, row.cost()));
    }

    /** A buyer that knows no keys is not asked again, and nobody else is, while the lead may be somebody's. */
    private void reposts(String id, List<LeadEvent> events, List<Post> arrived) {
        var asked = new HashSet<String>();
        for (int i = 0; i < arrived.size(); i++) {
            var post = arrived.get(i);
            require(
                    post.idempotent()
                            || asked.add(post.buyer())
                            || isSettled(events, arrived.subList(0, i), post.buyer()),
                    id,
                    post.buyer() + " was asked again although it may have the lead");
        }
        boolean held = false;
        for (var event : events) {
            if (event instanceof ExchangeStarted started && started.exchange().equals("post")) {
                require(
                        !held || isInDoubt(events, started),
                        id,
                        started.to() + " was asked while the lead may be somebody's");
            }
            held |= event instanceof ExchangeFinished finished
                    && finished.outcome().equals("unknown")
                    && !isIdempotent(events, finished);
        }
    }

    /** A further attempt at somebody who may have it already. */
    private static boolean isInDoubt(List<LeadEvent> events, ExchangeStarted again) {
        return again.idempotent()
                && list(events, ExchangeFinished.class).stream()
                        .anyMatch(finished -> finished.delivery().equals(again.delivery())
                                && finished.attempt() < again.attempt()
                                && finished.outcome().equals("unknown"));
    }

    private static boolean isIdempotent(List<LeadEvent> events, ExchangeFinished finished) {
        return list(events, ExchangeStarted.class).stream()
                .filter(started -> started.delivery().equals(finished.delivery()))
                .allMatch(ExchangeStarted::idempotent);
    }

    /** Whether all earlier posts to its buyer came to something certain. */
    private static boolean isSettled(List<LeadEvent> events, List<Post> before, String buyer) {
        return before.stream()
                .filter(post -> post.buyer().equals(buyer))
                .allMatch(post -> !post.took()
                        && list(events, ExchangeFinished.class).stream()
                                .anyMatch(finished -> finished.delivery().equals(post.key())
                                        && finished.attempt() == post.attempt()
                                        && !finished.outcome().equals("unknown")));
    }

    private void require(boolean kept, String lead, String otherwise) {
        if (!kept) {
            broken.add("Lead %s: %s.\n  struck: %s\n  buyers: %s\n  journal:\n    %s"
                    .formatted(
                            lead,
                            otherwise,
                            world.fates().get(lead),
                            posts.getOrDefault(lead, List.of()),
                            String.join("\n    ", world.journal().read(lead))));
        }
    }

    private static <T> List<T> list(List<LeadEvent> events, Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The sales of one lead. */
    private final class Sales {
        private final String id;
        private final List<LeadEvent> events;
        private final List<SaleSlot> slots;
        private final long revenueCents;
        private final List<Post> arrived;
        private final boolean people;

        Sales(
                String id,
                List<LeadEvent> events,
                List<SaleSlot> slots,
                long revenueCents,
                List<Post> arrived,
                boolean people) {
            this.id = id;
            this.events = events;
            this.slots = slots;
            this.revenueCents = revenueCents;
            this.arrived = arrived;
            this.people = people;
        }

        void judge() {
            var recorded = list(events, SaleRecorded.class);
            require(
                    slots.stream().allMatch(slot -> slot.slot() <= slots.size())
                            && slots.size() <= world.home().sellTo(),
                    id,
                    "it was sold to " + slots);
            require(distinct(slots.stream().map(SaleSlot::recipient).toList()), id, "one buyer bought it twice");
            require(
                    recorded.stream()
                            .map(SaleRecorded::delivery)
                            .toList()
                            .equals(slots.stream().map(SaleSlot::delivery).toList()),
                    id,
                    "its sales are not its slots " + slots);
            long cents = recorded.stream()
                    .mapToLong(sale -> Dollars.cents(sale.price()))
                    .sum();
            require(cents == revenueCents, id, "sales of %d cents, revenue %d".formatted(cents, revenueCents));
            acceptances(recorded.stream().map(SaleRecorded::delivery).collect(Collectors.toSet()));
        }

        private void acceptances(Set<String> sold) {
            if (people) {
                return;
            }
            var lost = list(events, SaleLost.class).stream()
                    .map(SaleLost::delivery)
                    .collect(Collectors.toSet());
            var unknown = list(events, ExchangeFinished.class).stream()
                    .filter(finished -> finished.outcome().equals("unknown"))
                    .map(ExchangeFinished::delivery)
                    .collect(Collectors.toSet());
            boolean told = !list(events, DeliveryParked.class).isEmpty()
                    || list(events, AlertRaised.class).stream()
                            .anyMatch(alert -> alert.kind().equals("in_doubt"));
            var taken = arrived.stream().filter(Post::took).map(Post::key).collect(Collectors.toSet());
            for (var key : taken) {
                boolean known = sold.contains(key) || lost.contains(key) || (told && unknown.contains(key));
                require(known, id, "delivery %s was taken, and is neither sold nor lost nor in doubt".formatted(key));
            }
            boolean accepted = !sold.isEmpty() || lost.isEmpty();
            require(accepted, id, "an acceptance was lost although nobody bought it");
            require(taken.containsAll(sold), id, "it was sold to somebody who has not got it");
            require(
                    arrived.stream()
                                    .filter(post -> post.took() && !post.idempotent())
                                    .map(Post::key)
                                    .distinct()
                                    .count()
                            == arrived.stream()
                                    .filter(post -> post.took() && !post.idempotent())
                                    .count(),
                    id,
                    "a buyer took one delivery twice");
        }

        private static boolean distinct(List<String> names) {
            return Set.copyOf(names).size() == names.size();
        }
    }
}
