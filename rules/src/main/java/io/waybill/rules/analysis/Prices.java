package io.waybill.rules.analysis;

import io.waybill.rules.drl.Stage;
import io.waybill.rules.fact.Price;
import io.waybill.rules.flow.FlowTerms.Margin;
import io.waybill.rules.table.Payout;
import io.waybill.rules.table.Row;
import io.waybill.rules.table.TableKind;
import io.waybill.rules.table.cell.Condition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Finds fixed prices that no lead is ever sold for: under the row's floor, under the flow's margin, over what the recipient may spend. */
record Prices(Analysed in, Findings findings) {
    void find(Space space) {
        for (Row row : space.rows()) {
            if (row.price("price") instanceof Price.Fixed(long cents)
                    && !space.of(row).isEmpty()) {
                floor(row, cents);
                margin(row, cents);
                spend(row, cents);
            }
        }
    }

    private void floor(Row row, long cents) {
        if (cents < row.cents("floor")) {
            findings.cell(
                    row,
                    "price",
                    dollars(cents),
                    "is under the floor of %s in the same row. Maybe a lower floor?"
                            .formatted(dollars(row.cents("floor"))));
        }
    }

    /** Where a lead is sold once: of several sales only the sum counts. */
    private void margin(Row row, long cents) {
        Margin margin = in.flow().terms().margin();
        boolean once = in.rows(TableKind.TIERS).stream().allMatch(tier -> tier.number("sell_to") == 1)
                && !in.partial().contains(TableKind.TIERS);
        if (margin == null
                || !once
                || in.partial().contains(TableKind.PURCHASE)
                || in.ownRules().contains(Stage.PRICING)) {
            return;
        }
        boolean kept = listPayouts().stream().anyMatch(payout -> margin.isKept(cents, payout.cents(cents), 0));
        if (!kept) {
            findings.cell(
                    row,
                    "price",
                    dollars(cents),
                    "never leaves the flow's margin after what purchase.csv pays, so nobody gets a lead for it. Maybe a higher price, or a lower margin?");
        }
    }

    /** What sources may be paid; nothing where no row matches. */
    private List<Payout> listPayouts() {
        List<Payout> payouts = new ArrayList<>();
        boolean always = false;
        for (Row row : in.rows(TableKind.PURCHASE)) {
            if (row.on()) {
                payouts.add(row.payout("pay"));
                always |= !row.dates().limited()
                        && row.cells().stream().allMatch(cell -> cell.condition() instanceof Condition.Any);
            }
        }
        if (!always) {
            payouts.add(new Payout.Fixed(0));
        }
        return payouts;
    }

    private void spend(Row row, long cents) {
        Trade.Party party = in.trade().parties().get(row.text("recipient"));
        if (party == null) {
            return;
        }
        party.caps().stream()
                .filter(cap -> !cap.leads() && cap.amount() > 0 && cap.when().isEmpty() && cap.excludes(cents))
                .findFirst()
                .ifPresent(cap -> findings.cell(
                        row,
                        "price",
                        dollars(cents),
                        "is more than %s may spend: its cap is %s. Maybe a higher cap in %s?"
                                .formatted(party.id(), cap.words(), party.file())));
    }

    static String dollars(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
