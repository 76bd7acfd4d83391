package io.waybill.mappings.response;

import java.util.Set;

/** How answers are read: the {@code response:} of a mapping file. Immutable, safe for use by many threads. */
public sealed interface ResponseMapping permits ConditionsResponse, LeadConduitResponse {
    /** Reads one answer. Never throws: what cannot be read is a reading that says so. */
    Reading read(Answer answer);

    /** The names that answers can append to a lead. */
    Set<String> appends();
}
