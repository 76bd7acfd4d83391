package io.waybill.app.limit;

import io.waybill.mappings.terms.Cap;
import io.waybill.mappings.terms.Cap.Measure;
import io.waybill.rules.fact.Lead;
import java.time.Instant;
import java.util.List;

/**
 * One cap in force for one flow.
 *
 * @param id of its owner
 * @param counter what it counts under
 * @param checks which leads it is about: all must hold
 */
public record Limit(Owner owner, String id, String counter, Cap cap, List<Check> checks) {
    public Limit {
        checks = List.copyOf(checks);
    }

    /** Whether it counts and limits this lead. */
    public boolean isAbout(Lead lead, String source) {
        return checks.stream().allMatch(check -> check.holds(lead, source));
    }

    /** Start of the period that the moment lies in. */
    public Instant since(Instant now) {
        return cap.per().start(now, cap.zone());
    }

    /** Whether it counts leads, not cents. */
    public boolean ofLeads() {
        return cap.measure() == Measure.LEADS;
    }

    /** Why nothing more may go, once all of it is taken. */
    public String reached() {
        return owner == Owner.RECIPIENT
                ? "cap of %s is reached".formatted(cap.words())
                : "cap of %s %s (%s) is reached".formatted(owner.word(), id, cap.words());
    }
}
