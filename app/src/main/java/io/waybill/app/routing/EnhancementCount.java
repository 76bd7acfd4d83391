package io.waybill.app.routing;

import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.ExchangeStarted;
import jakarta.inject.Singleton;

/** Counts what enhancements were asked, saved and spared, for {@code /metrics}. Safe for use by many threads. */
@Singleton
final class EnhancementCount {
    private final MeterRegistry meters;

    EnhancementCount(MeterRegistry meters) {
        this.meters = meters;
    }

    /** One call more. Exchanges that are none are passed over. */
    void add(ExchangeStarted intent, ExchangeFinished finished) {
        var asking = intent.asking();
        if (asking != null) {
            meters.counter(
                            "waybill.enhancement.calls",
                            "enhancement",
                            intent.to(),
                            "class",
                            asking.serviceClass(),
                            "result",
                            result(finished))
                    .increment();
        }
    }

    private static String result(ExchangeFinished finished) {
        if (finished.cached()) {
            return "cached";
        }
        return finished.skipped() ? "skipped" : finished.outcome();
    }
}
