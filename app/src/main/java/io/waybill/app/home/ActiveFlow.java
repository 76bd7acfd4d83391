package io.waybill.app.home;

import io.waybill.mappings.Mappings;
import io.waybill.rules.RuleSet;

/** What is in force for one flow: rules and mappings of one release. A round reads one of these and never mixes two. */
public record ActiveFlow(String id, RuleSet rules, Mappings mappings) {
    /** The hash of the release, carried by every decision. */
    public String release() {
        return rules.release();
    }
}
