package io.waybill.app.home;

import io.waybill.app.limit.Limits;
import io.waybill.mappings.Mappings;
import io.waybill.rules.RuleSet;

/**
 * What is in force for one flow: rules and mappings of one release. A round reads one of these and never mixes two.
 *
 * @param limits the caps that its leads fall under
 */
public record ActiveFlow(String id, RuleSet rules, Mappings mappings, Limits limits) {
    /** Without caps. */
    public ActiveFlow(String id, RuleSet rules, Mappings mappings) {
        this(id, rules, mappings, Limits.NONE);
    }

    /** The hash of the release, carried by every decision. */
    public String release() {
        return rules.release();
    }
}
