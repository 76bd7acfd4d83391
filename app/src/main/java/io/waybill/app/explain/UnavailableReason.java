package io.waybill.app.explain;

import io.waybill.mappings.Recipient;
import io.waybill.mappings.Suppression;
import io.waybill.rules.explain.ReadRow;
import io.waybill.rules.fact.RecipientStatus;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why a recipient could not be given any lead, or not this person's, and what would have let it in. */
record UnavailableReason(String to, @Nullable Recipient recipient, RowView rows) {
    private static final String LIST = "on list ";

    Reason of(String reason, ReadRow row) {
        String kind = kind(reason);
        String would = would(kind, reason);
        return new Reason(
                        kind,
                        "%s matches, but %s could not be given the lead then: %s. Maybe %s?"
                                .formatted(RowView.name(row), to, reason, would))
                .at(rows, row)
                .with("reason", reason)
                .with("column", findColumn(kind, reason))
                .with("would_match", would);
    }

    private static String kind(String reason) {
        if (reason.startsWith("paused")) {
            return "paused";
        }
        if (reason.startsWith(LIST)) {
            return "list";
        }
        if (reason.startsWith("breaker")) {
            return "breaker";
        }
        return switch (reason) {
            case "outside its hours" -> "hours";
            case RecipientStatus.NOT_NAMED -> "consent";
            default -> "cap";
        };
    }

    private String would(String kind, String reason) {
        return switch (kind) {
            case "paused" -> "resume it";
            case "list" -> "a person who is not " + reason;
            case "breaker" -> "wait until it answers again, or close its breaker";
            case "hours" -> "come within hours, as mappings/recipients/%s.yaml has them".formatted(to);
            case "consent" -> "a consent that names one of " + names();
            default -> "wait for the cap's next period, or raise it in mappings/recipients/%s.yaml".formatted(to);
        };
    }

    private String names() {
        Recipient known = recipient;
        return known == null
                ? to
                : Stream.concat(Stream.of(known.id(), known.name()), known.terms().consent().stream())
                        .distinct()
                        .collect(Collectors.joining(", "));
    }

    private @Nullable String findColumn(String kind, String reason) {
        List<Suppression> suppress = recipient == null ? List.of() : recipient.suppress();
        return kind.equals("list")
                ? suppress.stream()
                        .filter(each -> reason.equals(LIST + each.list()))
                        .map(Suppression::field)
                        .findFirst()
                        .orElse(null)
                : null;
    }
}
