package io.waybill.rules.fact;

import java.util.List;

/**
 * All that one round of rules reads: about one lead, at one moment. {@code outcomes} holds every attempt so far; those without a class are
 * classified in this round. {@code bids} may hold amounts that came with a ping's refusal: those count for nothing.
 */
public record Facts(
        Lead lead,
        Source source,
        Now now,
        List<Appended> appended,
        List<Bid> bids,
        List<Outcome> outcomes,
        List<Delivery> deliveries,
        List<Sale> sales,
        RecipientStates recipients,
        List<Duplicate> duplicates,
        List<Listed> listed,
        Course course) {
    public Facts {
        appended = List.copyOf(appended);
        bids = List.copyOf(bids);
        outcomes = List.copyOf(outcomes);
        deliveries = List.copyOf(deliveries);
        sales = List.copyOf(sales);
        duplicates = List.copyOf(duplicates);
        listed = List.copyOf(listed);
    }

    /** Facts about a person nobody knows: no earlier lead, on no list. */
    public Facts(
            Lead lead,
            Source source,
            Now now,
            List<Appended> appended,
            List<Bid> bids,
            List<Outcome> outcomes,
            List<Delivery> deliveries,
            List<Sale> sales,
            RecipientStates recipients) {
        this(
                lead,
                source,
                now,
                appended,
                bids,
                outcomes,
                deliveries,
                sales,
                recipients,
                List.of(),
                List.of(),
                Course.BEGUN);
    }

    /** The same facts with other outcomes. */
    public Facts with(List<Outcome> others) {
        return with(bids, others, recipients, duplicates, listed, course);
    }

    /** The same facts with what else is known of the person. */
    public Facts knowing(List<Duplicate> earlier, List<Listed> onLists) {
        return with(bids, outcomes, recipients, earlier, onLists, course);
    }

    /** The same facts with other bids. */
    public Facts withBids(List<Bid> others) {
        return with(others, outcomes, recipients, duplicates, listed, course);
    }

    /** The same facts with other states of the recipients. */
    public Facts withRecipients(RecipientStates others) {
        return with(bids, outcomes, others, duplicates, listed, course);
    }

    /** The same facts about a lead that has come this far. */
    public Facts at(Course reached) {
        return with(bids, outcomes, recipients, duplicates, listed, reached);
    }

    private Facts with(
            List<Bid> bid,
            List<Outcome> came,
            RecipientStates states,
            List<Duplicate> earlier,
            List<Listed> onLists,
            Course reached) {
        return new Facts(lead, source, now, appended, bid, came, deliveries, sales, states, earlier, onLists, reached);
    }
}
