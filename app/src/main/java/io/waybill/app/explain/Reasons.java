package io.waybill.app.explain;

import io.waybill.app.event.Dollars;
import io.waybill.mappings.Recipient;
import io.waybill.rules.explain.Buyer;
import io.waybill.rules.explain.MissedRow;
import io.waybill.rules.explain.ReadCell;
import io.waybill.rules.explain.ReadRow;
import io.waybill.rules.explain.Why;
import io.waybill.rules.fact.Outcome;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
                new Reason("sold", "%s took the lead when it was sold already, to %s.".formatted(to, names(slow.buyers())))
                        .with("buyers", buyers(slow.buyers()));
            case Why.Required required -> required(required);
            case Why.TurnedAway away -> turnedAway(away);
            case Why.NotNamed none ->
                new Reason("not_named", "No row of buyers.csv names %s. Maybe a row is missing?".formatted(to));
            case Why.NoRow none -> noRow(none.rows());
            case Why.Unavailable out -> new UnavailableReason(to, recipient, rows).of(out.reason(), out.row());
            case Why.NoCandidate none -> noCandidate(none);
            case Why.NoBid none -> noBid(none);
            case Why.BelowFloor low ->
                at(low.row(), "floor", "it bid %s, and its row asks for %s at least".formatted(money(low.bid()), money(low.floor())))
                        .with("column", "floor")
                        .with("cell", money(low.floor()))
                        .with("value", money(low.bid()))
                        .with("would_match", money(low.floor()) + " or more");
            case Why.TooDear dear ->
                at(dear.row(), "cap", "%s is more than it has left to spend".formatted(money(dear.cents())))
                        .with("value", money(dear.cents()))
                        .with("would_match", "a cap or a balance that leaves room for %s".formatted(money(dear.cents())));
            case Why.NoMargin none ->
                at(none.row(), "margin", "of %s less would be left than the flow's margin asks for".formatted(money(none.cents())))
                        .with("value", money(none.cents()))
                        .with("would_match", "a higher price, or a smaller margin in fields.yaml");
            case Why.Later later ->
                at(later.row(), "tier", "tier %d opens at %s".formatted(later.tier(), later.opens()))
                        .with("tier", later.tier())
                        .with("opens", later.opens().toString());
            case Why.Sold sold -> sold(sold);
            case Why.Outbid outbid ->
                at(outbid.row(), "price", "%s paid %s, more than its %s".formatted(outbid.winner().recipient(), money(outbid.winner().cents()), money(outbid.cents())))
                        .with("value", money(outbid.cents()))
                        .with("would_match", "more than " + money(outbid.winner().cents()))
                        .with("buyers", buyers(List.of(outbid.winner())));
            case Why.Behind behind ->
                at(behind.row(), "turn", "%s has its turn first".formatted(String.join(", ", behind.recipients())))
                        .with("first", behind.recipients());
            case Why.TooLate late ->
                at(late.row(), "too_late", "the lead had become too old for anybody further, as timeout in fields.yaml says");
            case Why.Stopped stopped ->
                new Reason(
                        "unknown_lead_end",
                        "The lead went to nobody further before it was the turn of %s: %s.".formatted(to, stopped.reason()));
        };
    }

    private Reason refused(Outcome outcome) {
        String named = outcome.outcomeClass() == null ? outcome.result().word() : outcome.outcomeClass().word();
        String said = outcome.answer().reason() == null ? "" : " (" + outcome.answer().reason() + ")";
        return outcome.isUnknown()
                ? new Reason(
                                "unknown",
                                "%s was given the lead, and nobody knows whether it took it: %s%s."
                                        .formatted(to, named, said))
                        .with("class", named)
                        .with("attempt", outcome.attempt())
                : new Reason(
                                "rejected",
                                "%s was given the lead and did not take it: %s%s.".formatted(to, named, said))
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

    private Reason turnedAway(Why.TurnedAway away) {
        ReadRow row = away.row();
        if (row == null) {
            return new Reason(
                            "rule", "The lead was turned away by rule %s: %s.".formatted(away.rule(), away.reason()))
                    .with("rule", away.rule())
                    .with("reason", away.reason());
        }
        String cells = row.cells().stream()
                .map(cell -> "%s %s (the lead has %s)".formatted(cell.column(), cell.cell(), shown(cell)))
                .collect(Collectors.joining(", "));
        Reason reason = new Reason(
                        row.table().equals("filters") ? "filter" : "rule",
                        "The lead was turned away before any buyer was looked for: %s%s says \"%s\"."
                                .formatted(RowView.name(row), cells.isEmpty() ? "" : ", " + cells + ",", away.reason()))
                .at(rows, row)
                .with("rule", away.rule())
                .with("reason", away.reason());
        return row.cells().isEmpty()
                ? reason
                : cell(reason, row.cells().getFirst())
                        .with("would_match", "not: " + row.cells().getFirst().wouldMatch());
    }

    private Reason noRow(List<MissedRow> missed) {
        MissedRow nearest = missed.getFirst();
        return cell(new Reason("row", text(nearest)).at(rows, nearest.row()), nearest.first())
                .with("would_match", nearest.first().wouldMatch())
                .with("rows", missed.stream().map(this::data).toList());
    }

    private Map<String, @Nullable Object> data(MissedRow missed) {
        return cell(new Reason("row", text(missed)).at(rows, missed.row()), missed.first())
                .with("would_match", missed.first().wouldMatch())
                .with("missed", missed.missed())
                .data();
    }

    private String text(MissedRow missed) {
        ReadCell cell = missed.first();
        String name = RowView.name(missed.row());
        return switch (missed.why()) {
            case OFF -> "%s is switched off. Maybe on: yes?".formatted(name);
            case BEFORE_FROM -> "%s holds from %s on; the day was %s.".formatted(name, cell.cell(), shown(cell));
            case AFTER_UNTIL -> "%s held until %s; the day was %s.".formatted(name, cell.cell(), shown(cell));
            case HELD_BACK ->
                "%s, %s: the value was still to come, the cell asks for %s.".formatted(name, cell.column(), cell.cell());
            case NOT_MET ->
                "%s, %s: the lead has %s, the cell asks for %s. Maybe it was meant to be wider? What matches is %s."
                        .formatted(name, cell.column(), shown(cell), cell.cell(), cell.wouldMatch());
        };
    }

    private Reason cell(Reason reason, ReadCell cell) {
        return reason.with("column", cell.column())
                .with("cell", cell.cell())
                .with("value", rows.findValue(cell));
    }

    private String shown(ReadCell cell) {
        String value = rows.findValue(cell);
        return value == null ? "nothing" : value;
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

    private Reason noBid(Why.NoBid none) {
        String text = none.expired() == null
                ? "its price is its bid, and it made none"
                : "its bid of %s no longer held".formatted(money(none.expired()));
        return at(none.row(), "price", text).with("would_match", "a bid that holds");
    }

    private Reason sold(Why.Sold sold) {
        String when = sold.earlierTier() ? "before tier %d was reached".formatted(sold.tier()) : "before it was its turn";
        return at(sold.row(), sold.earlierTier() ? "tier" : "sold", "the lead was sold %s, to %s".formatted(when, names(sold.buyers())))
                .with("tier", sold.tier())
                .with("buyers", buyers(sold.buyers()));
    }

    /** Of a row that matched. */
    private Reason at(ReadRow row, String kind, String text) {
        return new Reason(kind, "%s matches, but %s.".formatted(RowView.name(row), text)).at(rows, row);
    }

    private static String names(List<Buyer> buyers) {
        return buyers.stream()
                .map(buyer -> "%s for %s".formatted(buyer.recipient(), money(buyer.cents())))
                .collect(Collectors.joining(", "));
    }

    private static List<Map<String, Object>> buyers(List<Buyer> buyers) {
        return buyers.stream()
                .map(buyer -> Map.<String, Object>of("recipient", buyer.recipient(), "price", money(buyer.cents())))
                .toList();
    }

    private static String money(long cents) {
        return Dollars.of(cents);
    }
}
