package io.waybill.app.alerts;

import io.waybill.app.home.ActiveFlow;
import io.waybill.app.home.Releases;
import io.waybill.mappings.alert.AlertSettings;
import jakarta.inject.Singleton;
import java.util.Comparator;

/** What {@code mappings/alerts.yaml} of the releases in force says. */
@Singleton
final class AlertsInForce {
    private final Releases releases;

    AlertsInForce(Releases releases) {
        this.releases = releases;
    }

    /** Whether there is anything in force yet. */
    boolean known() {
        return !releases.flows().isEmpty();
    }

    /** All flows share the file; where their releases differ in it, the first that has it counts, by the flow's name. */
    AlertSettings settings() {
        return releases.flows().values().stream()
                .sorted(Comparator.comparing(ActiveFlow::id))
                .map(flow -> flow.mappings().alerts())
                .filter(settings -> !settings.equals(AlertSettings.NONE))
                .findFirst()
                .orElse(AlertSettings.NONE);
    }
}
