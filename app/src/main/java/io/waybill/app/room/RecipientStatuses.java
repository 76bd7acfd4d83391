package io.waybill.app.room;

import io.waybill.app.limit.CounterNames;
import io.waybill.db.breaker.Breaker;
import io.waybill.db.hold.Counters;
import io.waybill.db.recipient.Pause;
import io.waybill.db.recipient.Recipients;
import io.waybill.mappings.Recipient;
import io.waybill.mappings.terms.FallbackWay;
import io.waybill.rules.fact.Listed;
import io.waybill.rules.fact.RecipientStates;
import io.waybill.rules.fact.RecipientStatus;
import io.waybill.rules.fact.RecipientStatus.Room;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The state of each recipient of a flow, for one lead. Free of the database but for first questions. Safe for use by many threads. */
@Singleton
public final class RecipientStatuses {
    private final Recipients recipients;
    private final Allowance allowance;
    private final Probes probes;
    private final Counters counters;

    RecipientStatuses(Recipients recipients, Allowance allowance, Probes probes, Counters counters) {
        this.recipients = recipients;
        this.allowance = allowance;
        this.probes = probes;
        this.counters = counters;
    }

    /**
     * Their states now.
     *
     * @param listed the lists that the person is on
     */
    public RecipientStates of(Claimant claimant, List<Listed> listed, Instant now) {
        return new InRound(claimant, listed, now);
    }

    /** One lead at one moment. */
    private final class InRound implements RecipientStates {
        private final Map<String, RecipientStatus> known = new HashMap<>();
        private final Claimant claimant;
        private final List<Listed> listed;
        private final Instant now;
        private final Map<String, Pause> paused = recipients.listPaused();
        private final Left ofLead;

        InRound(Claimant claimant, List<Listed> listed, Instant now) {
            this.claimant = claimant;
            this.listed = listed;
            this.now = now;
            this.ofLead = allowance.ofLead(claimant, now);
        }

        @Override
        public @Nullable RecipientStatus find(String id) {
            var recipient = claimant.flow().mappings().recipients().get(id);
            return recipient == null ? null : known.computeIfAbsent(id, _ -> status(recipient));
        }

        @Override
        public Collection<RecipientStatus> all() {
            return states(claimant.flow().mappings().recipients().keySet());
        }

        @Override
        public Map<String, String> unavailable() {
            var reasons = new LinkedHashMap<String, String>();
            states(mayBeShut()).forEach(status -> {
                if (status.reason() != null) {
                    reasons.put(status.id(), status.reason());
                }
            });
            return reasons;
        }

        private List<RecipientStatus> states(Collection<String> ids) {
            return ids.stream()
                    .sorted()
                    .map(this::find)
                    .<RecipientStatus>mapMulti((status, next) -> {
                        if (status != null) {
                            next.accept(status);
                        }
                    })
                    .toList();
        }

        /** Those that anything at all could keep from a lead: of thousands that is few, and only these need a closer look. */
        private List<String> mayBeShut() {
            var ids = new ArrayList<String>();
            for (var recipient : claimant.flow().mappings().recipients().values()) {
                var breaker = probes.find(recipient.id());
                if (ofLead.reason() != null
                        || paused.containsKey(recipient.id())
                        || !(listed.isEmpty() || recipient.suppress().isEmpty())
                        || !recipient.terms().isOpen(now)
                        || (breaker != null && breaker.state() != Breaker.State.CLOSED)
                        || allowance.isLimited(recipient, claimant.flow())) {
                    ids.add(recipient.id());
                }
            }
            return ids;
        }

        private RecipientStatus status(Recipient recipient) {
            var own = allowance.ofRecipient(recipient, claimant, now);
            var left = recipient.buys() ? own.and(ofLead) : own;
            var breaker = probes.standing(recipient.id(), claimant, now);
            boolean open = recipient.terms().isOpen(now);
            var reason = Stream.of(
                            pausedBecause(recipient),
                            suppressed(recipient),
                            open ? null : "outside its hours",
                            breaker.reason(),
                            left.reason())
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            return RecipientStatuses.of(
                    recipient,
                    reason,
                    new Room(
                            left.leads(),
                            left.cents(),
                            open,
                            breaker.word(),
                            served(recipient.id()),
                            breaker.successPercent(),
                            breaker.millis()));
        }

        private @Nullable String pausedBecause(Recipient recipient) {
            var pause = paused.get(recipient.id());
            return pause == null ? null : "paused: " + pause.reason();
        }

        /** Why the recipient does not want this person; null when it says nothing against it. */
        private @Nullable String suppressed(Recipient recipient) {
            return recipient.suppress().stream()
                    .filter(each -> listed.contains(new Listed(each.list(), each.field())))
                    .map(each -> "on list " + each.list())
                    .findFirst()
                    .orElse(null);
        }

        private long served(String recipient) {
            return claimant.flow().limits().roundRobin()
                    ? counters.used(CounterNames.served(claimant.flow().id(), recipient), Instant.EPOCH)
                    : 0;
        }
    }

    /** A recipient that stands so. */
    public static RecipientStatus of(Recipient recipient, @Nullable String reason, Room room) {
        return new RecipientStatus(
                recipient.id(),
                recipient.kind(),
                reason == null,
                reason,
                room,
                names(recipient),
                recipient.terms().fallbacks().stream()
                        .map(FallbackWay::word)
                        .distinct()
                        .toList());
    }

    private static List<String> names(Recipient recipient) {
        return Stream.concat(Stream.of(recipient.id(), recipient.name()), recipient.terms().consent().stream())
                .distinct()
                .toList();
    }
}
