package io.waybill.app.intake;

import io.waybill.app.home.ActiveFlow;
import io.waybill.mappings.source.SourceMapping;

/** A flow and a source that may send to it. */
public record Entry(ActiveFlow flow, SourceMapping source) {
    /** Whether leads that come in here are only tests: no revenue, sandbox addresses. */
    public boolean test() {
        return source.test() || flow.rules().flow().test();
    }
}
