package io.waybill.app.explain;

import io.waybill.mappings.Recipient;
import io.waybill.rules.explain.ReadRow;
import io.waybill.rules.explain.Why;
import io.waybill.rules.fact.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Puts into words what the rules say of one recipient.
 *
 * @param to the recipient's id
 * @param recipient the same in the mappings of the release; null when they have none of that id
 */
record Reasons(String to, @Nullable Recipient recipient, RowView rows) {
    /** Null when it got the lead. */
    @Nullable
    Reason find(Why why) {
        return switch (why) {
            case Why.Got got -> null;
            case Why.Underway underway ->
                new Reason("underway", "The lead is on its way to %s, or is to be tried again there.".formatted(to));
            case Why.Refused refused -> refused(refused.outcome());
            case Why.TooSlow slow ->
                new Reason(
                                "sold",
                                "%s took the lead when it was sold already, to %s."
                                        .formatted(to, Buyers.names(slow.buyers())))
                        .with("buyers", Buyers.list(slow.buyers()));
            case Why.Required required -> required(required);
            case Why.TurnedAway away -> new RowReasons(rows).of(away);
            case Why.NotNamed none ->
                new Reason("not_named", "No row of buyers.csv names %s. Maybe a row is missing?".formatted(to));
            case Why.NoRow none -> new RowReasons(rows).of(none);
            case Why.Unavailable out -> new UnavailableReason(to, recipient, rows).of(out.reason(), out.row());
            case Why.NoCandidate none -> noCandidate(none);
            case Why.NoBid none -> new PriceReasons(rows).of(none);
            case Why.BelowFloor low -> new PriceReasons(rows).of(low);
            case Why.TooDear dear -> new PriceReasons(rows).of(dear);
            case Why.NoMargin none -> new PriceReasons(rows).of(none);
            case Why.Later later ->
                at(later.row(), "tier", "tier %d opens at %s".formatted(later.tier(), later.opens()))
                        .with("tier", later.tier())
                        .with("opens", later.opens().toString());
            case Why.Sold sold -> sold(sold);
            case Why.Outbid outbid -> new PriceReasons(rows).of(outbid);
            case Why.Behind behind ->
                at(behind.row(), "turn", "%s has its turn first".formatted(String.join(", ", behind.recipients())))
                        .with("first", behind.recipients());
            case Why.TooLate late ->
                at(
                        late.row(),
                        "too_late",
                        "the lead had become too old for anybody further, as timeout in fields.yaml says");
            case Why.Stopped stopped ->
                new Reason(
                        "unknown_lead_end",
                        "The lead went to nobody further before it was the turn of %s: %s."
                                .formatted(to, stopped.reason()));
        };
    }

    private Reason refused(Outcome outcome) {
        String named = outcome.outcomeClass() == null
                ? outcome.result().word()
                : outcome.outcomeClass().word();
        String said =
                outcome.answer().reason() == null ? "" : " (" + outcome.answer().reason() + ")";
        return outcome.isUnknown()
                ? new Reason(
                                "unknown",
                                "%s was given the lead, and nobody knows whether it took it: %s%s."
                                        .formatted(to, named, said))
                        .with("class", named)
                        .with("attempt", outcome.attempt())
                : new Reason("rejected", "%s was given the lead and did not take it: %s%s.".formatted(to, named, said))
                        .with("class", named)
                        .with("reason", outcome.answer().reason())
                        .with("status", outcome.answer().status())
                        .with("attempt", outcome.attempt());
    }

    private static Reason required(Why.Required required) {
        return new Reason(
                        "required",
                        "The lead was turned away: %s, and fields.yaml requires it.".formatted(required.reason()))
                .with("column", required.field())
                .with("reason", required.reason())
                .with("would_match", "a valid value");
    }

    private Reason noCandidate(Why.NoCandidate none) {
        return at(
                        none.row(),
                        "rule",
                        "no rule of selection made a candidate of it; those that did not fire: %s"
                                .formatted(none.silent().isEmpty() ? "none" : String.join(", ", none.silent())))
                .with("rule", none.silent().isEmpty() ? null : none.silent().getFirst())
                .with("silent", none.silent())
                .with("fired", none.fired());
    }

    private Reason sold(Why.Sold sold) {
        String when =
                sold.earlierTier() ? "before tier %d was reached".formatted(sold.tier()) : "before it was its turn";
        return at(
                        sold.row(),
                        sold.earlierTier() ? "tier" : "sold",
                        "the lead was sold %s, to %s".formatted(when, Buyers.names(sold.buyers())))
                .with("tier", sold.tier())
                .with("buyers", Buyers.list(sold.buyers()));
    }

    private Reason at(ReadRow row, String kind, String text) {
        return rows.matching(row, kind, text);
    }
}
