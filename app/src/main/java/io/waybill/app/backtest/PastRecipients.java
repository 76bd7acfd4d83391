package io.waybill.app.backtest;

import io.waybill.app.home.ActiveFlow;
import io.waybill.app.limit.Limit;
import io.waybill.app.limit.Owner;
import io.waybill.mappings.Recipient;
import io.waybill.mappings.terms.FallbackWay;
import io.waybill.rules.backtest.Recipients;
import io.waybill.rules.backtest.Recorded;
import io.waybill.rules.fact.Listed;
import io.waybill.rules.fact.RecipientStatus;
import io.waybill.rules.fact.RecipientStatus.Room;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The recipients of a release as leads of the past would have found them: by the release's own hours, lists and caps, and away when they were away.
 * For one thread at a time where it is limited, else for many.
 */
final class PastRecipients implements Recipients {
    private final ActiveFlow flow;
    private final CapCounts counts;
    private final List<Recipient> recipients;
    private final Map<String, RecipientStatus> free = new HashMap<>();
    private final Seen allFree;
    private final boolean limited;

    PastRecipients(ActiveFlow flow, CapCounts counts) {
        this.flow = flow;
        this.counts = counts;
        this.recipients = flow.mappings().recipients().values().stream()
                .sorted(Comparator.comparing(Recipient::id))
                .toList();
        recipients.forEach(recipient -> free.put(recipient.id(), free(recipient)));
        this.allFree = new Seen(
                List.copyOf(recipients.stream().map(each -> get(each.id())).toList()));
        this.limited = flow.limits().roundRobin()
                || !flow.limits().flow().isEmpty()
                || !flow.limits().sources().isEmpty()
                || !flow.limits().recipients().isEmpty()
                || recipients.stream().anyMatch(PastRecipients::isChoosy);
    }

    /** Whether what becomes of a lead depends on what became of those before it, or on hours and lists. */
    boolean isLimited() {
        return limited;
    }

    private static boolean isChoosy(Recipient recipient) {
        return !recipient.terms().hours().isEmpty() || !recipient.suppress().isEmpty();
    }

    private RecipientStatus get(String id) {
        return Objects.requireNonNull(free.get(id));
    }

    private static RecipientStatus free(Recipient recipient) {
        return new RecipientStatus(
                recipient.id(),
                recipient.kind(),
                true,
                null,
                Room.FREE,
                Stream.concat(Stream.of(recipient.id(), recipient.name()), recipient.terms().consent().stream())
                        .distinct()
                        .toList(),
                recipient.terms().fallbacks().stream()
                        .map(FallbackWay::word)
                        .distinct()
                        .toList());
    }

    @Override
    public Seen at(Recorded lead, Instant now) {
        if (!limited && lead.away().isEmpty()) {
            return allFree;
        }
        Map<String, String> away = lead.awayAt(now);
        Map<String, String> full = new HashMap<>();
        List<RecipientStatus> states = new ArrayList<>(recipients.size());
        for (Recipient recipient : recipients) {
            states.add(state(recipient, lead, now, new Around(away, full)));
        }
        return new Seen(states, full);
    }

    private record Around(Map<String, String> away, Map<String, String> full) {}

    private RecipientStatus state(Recipient recipient, Recorded lead, Instant now, Around around) {
        boolean open = recipient.terms().isOpen(now);
        String reason = around.away().get(recipient.id());
        reason = reason == null ? findSuppression(recipient, lead) : reason;
        reason = reason == null && !open ? "outside its hours" : reason;
        Left left = left(recipient, lead, now);
        if (reason == null && left.cap() != null) {
            around.full().put(recipient.id(), name(left.cap()));
        }
        String why =
                reason == null && left.cap() != null && left.none() ? left.cap().reached() : reason;
        var room = new Room(left.leads(), left.cents(), open, "closed", counts.served(recipient.id()), 100, 0);
        RecipientStatus state = get(recipient.id());
        return new RecipientStatus(state.id(), state.kind(), why == null, why, room, state.names(), state.fallbacks());
    }

    private static @Nullable String findSuppression(Recipient recipient, Recorded lead) {
        return recipient.suppress().stream()
                .filter(each -> lead.listed().contains(new Listed(each.list(), each.field())))
                .map(each -> "on list " + each.list())
                .findFirst()
                .orElse(null);
    }

    /**
     * What caps leave a recipient.
     *
     * @param cap that leaves too little for a lead such as it had before; null when all leave enough
     * @param none whether it leaves nothing
     */
    private record Left(
            @Nullable Long leads,
            @Nullable Long cents,
            @Nullable Limit cap,
            boolean none) {
        Left and(Limit limit, long more, boolean enough) {
            boolean isNone = more <= 0;
            boolean tells = cap == null ? !enough : isNone && !none;
            return new Left(
                    limit.ofLeads() ? Long.valueOf(leads == null ? more : Math.min(leads, more)) : leads,
                    limit.ofLeads() ? cents : Long.valueOf(cents == null ? more : Math.min(cents, more)),
                    tells ? limit : cap,
                    none || isNone);
        }
    }

    private Left left(Recipient recipient, Recorded lead, Instant now) {
        var left = new Left(null, null, null, false);
        String source = lead.source().id();
        for (Limit limit : flow.limits().ofRecipient(recipient.id(), lead.lead(), source)) {
            left = with(left, limit, recipient, now);
        }
        if (recipient.kind().equals("buyer")) {
            for (Limit limit : flow.limits().ofLead(lead.lead(), source)) {
                left = with(left, limit, recipient, now);
            }
        }
        return left;
    }

    private Left with(Left left, Limit limit, Recipient recipient, Instant now) {
        long more = Math.max(0, counts.left(limit, now));
        boolean enough = more > 0 && (limit.ofLeads() || more >= counts.dearest(recipient.id()));
        return left.and(limit, more, enough);
    }

    /** The cap as reports call it. */
    private static String name(Limit limit) {
        return limit.owner() == Owner.RECIPIENT
                ? limit.cap().words()
                : "%s %s: %s"
                        .formatted(limit.owner().word(), limit.id(), limit.cap().words());
    }
}
