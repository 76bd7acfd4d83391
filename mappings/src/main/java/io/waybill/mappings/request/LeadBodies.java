package io.waybill.mappings.request;

import java.util.List;

/**
 * What a batch says of its leads.
 *
 * @param guard CSV cells that a spreadsheet would compute are made text
 * @param values from {@link ExchangeMapping#values}, in their order
 */
public record LeadBodies(ManyLeads format, boolean guard, List<Object> values) {
    public LeadBodies {
        values = List.copyOf(values);
    }

    /** All of them, as they are sent. */
    public String text() {
        return format.write(values, guard);
    }

    /** For those who must not see the leads. */
    public String summary() {
        return values.size() == 1 ? "1 lead" : values.size() + " leads";
    }
}
