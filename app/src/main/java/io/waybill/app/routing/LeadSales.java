package io.waybill.app.routing;

import io.waybill.app.event.Dollars;
import io.waybill.app.event.LeadClosed;
import io.waybill.app.event.SaleLost;
import io.waybill.app.event.SaleRecorded;
import io.waybill.app.event.SaleReversed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a lead has brought and what its source was paid, as its events tell. Confined to the thread that works on the lead. */
final class LeadSales {
    private final List<SaleRecorded> all = new ArrayList<>();
    private final Set<String> settled = new LinkedHashSet<>();
    private long reversedCents;
    private long paidCents;
    private boolean payBack;

    void apply(SaleRecorded sale) {
        all.add(sale);
    }

    void apply(SaleLost lost) {
        settled.add(lost.delivery());
    }

    void apply(SaleReversed reversed) {
        settled.add(reversed.delivery());
        reversedCents += Dollars.cents(reversed.price());
        payBack = payBack || reversed.payBack();
    }

    /** What the source was paid stays in mind when the lead is opened again: only the difference is due then. */
    void apply(LeadClosed end) {
        paidCents = Dollars.cents(end.pay());
    }

    /** Every sale there ever was, those that were given back included. */
    List<SaleRecorded> all() {
        return Collections.unmodifiableList(all);
    }

    /** The sales that stand. */
    List<SaleRecorded> standing() {
        return all.stream().filter(sale -> !settled.contains(sale.delivery())).toList();
    }

    /** Deliveries that were accepted and are no sales all the same: lost to a faster buyer, or given back. */
    Set<String> settled() {
        return Collections.unmodifiableSet(settled);
    }

    /** What buyers pay, in cents. */
    long revenueCents() {
        return all.stream().mapToLong(sale -> Dollars.cents(sale.price())).sum() - reversedCents;
    }

    /** What the source was last paid, in cents. */
    long paidCents() {
        return paidCents;
    }

    /** What the source keeps of that, however the lead ends now. */
    long keptCents() {
        return payBack ? 0 : paidCents;
    }
}
