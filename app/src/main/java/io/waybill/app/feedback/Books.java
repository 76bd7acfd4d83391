package io.waybill.app.feedback;

import io.micronaut.context.annotation.Requires;
import io.waybill.app.home.Releases;
import io.waybill.app.leads.LeadReport;
import io.waybill.app.leads.LeadReports;
import io.waybill.db.lead.Leads;
import io.waybill.db.sale.Sale;
import io.waybill.db.sale.Sales;
import io.waybill.mappings.Feedback;
import io.waybill.rules.flow.FlowTerms.Returns;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What is known of sales, their leads, and what their buyers may say of them. */
@Singleton
@Requires(beans = DataSource.class)
record Books(Sales sales, Leads leads, LeadReports reports, Releases releases) {

    /** What becomes of leads of a flow that are given back. */
    Returns getReturns(String flow) {
        var inForce = releases.find(flow);
        return inForce == null ? Returns.KEPT : inForce.rules().flow().terms().returns();
    }

    /** How the buyer of the sale may speak of it; null when it may not, or its files are gone. */
    @Nullable
    Feedback findFeedback(Sale sale) {
        LeadReport lead = reports.find(sale.lead());
        var flow = lead == null ? null : releases.find(lead.flow());
        var recipient = flow == null ? null : flow.mappings().recipients().get(sale.recipient());
        return recipient == null ? null : recipient.feedback();
    }
}
