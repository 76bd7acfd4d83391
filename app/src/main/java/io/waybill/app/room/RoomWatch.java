package io.waybill.app.room;

import io.micronaut.context.annotation.Requires;
import io.waybill.app.alerts.Look;
import io.waybill.app.alerts.Watch;
import io.waybill.app.home.ActiveFlow;
import io.waybill.app.home.Releases;
import io.waybill.app.limit.CounterNames;
import io.waybill.app.limit.Limit;
import io.waybill.db.alert.Alert;
import io.waybill.db.hold.Counter;
import io.waybill.db.hold.Counters;
import io.waybill.db.ledger.Deposits;
import io.waybill.mappings.Recipient;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Looks at all caps and prepaid balances: what is full or little, and what no longer is, as a period or the limit is another one. */
@Singleton
@Requires(beans = DataSource.class)
final class RoomWatch implements Watch {
    /** Percent of a cap on leads of which less must be used before it is no longer told of as reached: single refused leads end nothing. */
    private static final int STILL_FULL = 90;

    private static final int HUNDRED = 100;

    private final Releases releases;
    private final Counters counters;
    private final Deposits deposits;

    RoomWatch(Releases releases, Counters counters, Deposits deposits) {
        this.releases = releases;
        this.counters = counters;
        this.deposits = deposits;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(RoomAlert.REACHED, RoomAlert.LOW);
    }

    @Override
    public Collection<Alert> find(Look look) {
        var rooms = releases.flows().values().stream()
                .flatMap(flow -> rooms(flow, look.now()))
                .distinct()
                .toList();
        var used = counters.list(rooms.stream().map(RoomWatch::on).distinct().toList());
        List<Alert> found = new ArrayList<>();
        for (RoomAlert room : rooms) {
            judge(room, room.amount() - used.getOrDefault(on(room), 0L), look, found);
        }
        return found;
    }

    private static Counter on(RoomAlert room) {
        return new Counter(room.counter(), room.since());
    }

    private static void judge(RoomAlert room, long left, Look look, List<Alert> found) {
        boolean reached = left <= 0 || (look.isOpen(RoomAlert.REACHED, room.about()) && isStillFull(room, left));
        if (reached) {
            found.add(room.reached(look.now()));
        }
        if (room.isLow(left, look.thresholds().budget()) && (!reached || look.isOpen(RoomAlert.LOW, room.about()))) {
            found.add(room.low(left, look.now()));
        }
    }

    /** Money that is left was too little for the lead that found it so: it stays so until the period is over or the limit is raised. */
    private static boolean isStillFull(RoomAlert room, long left) {
        return CounterNames.isMoney(room.counter()) || (room.amount() - left) * HUNDRED >= room.amount() * STILL_FULL;
    }

    private Stream<RoomAlert> rooms(ActiveFlow flow, Instant now) {
        var limits = flow.limits();
        var caps = Stream.of(
                        Stream.of(limits.flow()),
                        limits.sources().values().stream(),
                        limits.recipients().values().stream())
                .flatMap(lists -> lists)
                .flatMap(List::stream)
                .map(limit -> room(limit, now));
        var balances = flow.mappings().recipients().values().stream()
                .filter(recipient -> recipient.terms().prepaid())
                .map(Recipient::id)
                .filter(id -> deposits.total(id) > 0)
                .map(id -> new RoomAlert(CounterNames.prepaid(id), Instant.EPOCH, deposits.total(id), null));
        return Stream.concat(caps, balances);
    }

    private static RoomAlert room(Limit limit, Instant now) {
        return new RoomAlert(limit.counter(), limit.since(now), limit.cap().amount(), limit);
    }
}
