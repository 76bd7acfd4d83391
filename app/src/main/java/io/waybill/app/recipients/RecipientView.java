package io.waybill.app.recipients;

import io.waybill.app.event.Dollars;
import io.waybill.app.home.ActiveFlow;
import io.waybill.app.home.Releases;
import io.waybill.app.limit.Limit;
import io.waybill.app.room.Allowance;
import io.waybill.app.room.Probes;
import io.waybill.db.recipient.Recipients;
import io.waybill.mappings.Recipient;
import io.waybill.mappings.terms.Period;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A recipient as the management API shows it: whether it gets leads, and what it can still take. Safe for use by many threads. */
@Singleton
final class RecipientView {
    private final Releases releases;
    private final Recipients recipients;
    private final Standings standings;
    private final Clock clock;

    RecipientView(Releases releases, Recipients recipients, Standings standings, Clock clock) {
        this.releases = releases;
        this.recipients = recipients;
        this.standings = standings;
        this.clock = clock;
    }

    /** What recipients' limits and breakers say. */
    @Singleton
    record Standings(Allowance allowance, Probes probes) {}

    /** All recipients that mappings in force name, by id. */
    Map<String, Recipient> inForce() {
        var all = new TreeMap<String, Recipient>();
        releases.flows().values().forEach(flow -> all.putAll(flow.mappings().recipients()));
        return all;
    }

    Map<String, @Nullable Object> of(Recipient recipient) {
        var now = clock.instant();
        var pause = recipients.listPaused().get(recipient.id());
        var standing = standings.probes().standing(recipient.id(), now);
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("id", recipient.id());
        view.put("name", recipient.name());
        view.put("kind", recipient.kind());
        view.put("paused", pause != null);
        view.put("reason", pause == null ? null : pause.reason());
        view.put("since", pause == null ? null : pause.since().toString());
        view.put("breaker", breaker(recipient.id(), standing.word()));
        view.put("caps", caps(recipient, now));
        if (recipient.terms().prepaid()) {
            view.put("balance", Dollars.of(standings.allowance().balance(recipient.id())));
        }
        view.put("hours", Map.of("open", recipient.terms().isOpen(now)));
        view.put("success_rate", standing.successPercent());
        view.put("response_ms", standing.millis());
        return view;
    }

    private Map<String, @Nullable Object> breaker(String recipient, String state) {
        var breaker = standings.probes().find(recipient);
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("state", state);
        view.put("until", breaker == null ? null : text(breaker.until()));
        view.put("manual", breaker != null && breaker.manual());
        view.put("attempts", breaker == null ? 0 : breaker.attempts());
        view.put("errors", breaker == null ? 0 : breaker.errors());
        return view;
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }

    private List<Map<String, Object>> caps(Recipient recipient, Instant now) {
        return releases.flows().values().stream()
                .map(ActiveFlow::limits)
                .map(limits -> limits.recipients().get(recipient.id()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(List.of())
                .stream()
                .map(limit -> cap(limit, now))
                .toList();
    }

    private Map<String, Object> cap(Limit limit, Instant now) {
        var cap = limit.cap();
        long used = standings.allowance().used(limit, now);
        long left = Math.max(0, cap.amount() - used);
        var view = new LinkedHashMap<String, Object>();
        view.put(cap.measure().word(), amount(limit, cap.amount()));
        view.put("per", cap.per().word());
        view.put("used", amount(limit, used));
        view.put("left", amount(limit, left));
        if (cap.per() != Period.TOTAL) {
            view.put("since", limit.since(now).toString());
        }
        return view;
    }

    /** Leads are numbers, dollars are texts. */
    private static Object amount(Limit limit, long amount) {
        return limit.ofLeads() ? (Object) amount : Dollars.of(amount);
    }
}
