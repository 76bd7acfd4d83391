package io.waybill.app.explain;

import io.waybill.app.home.Releases;
import jakarta.inject.Singleton;

/** Looks at what is in force. */
@Singleton
final class LooksInForce implements Looks {
    private static final int SHORTEST_PREFIX = 7;

    private final Releases releases;

    LooksInForce(Releases releases) {
        this.releases = releases;
    }

    @Override
    public Look find(String flow, String name) {
        var active = releases.find(flow);
        boolean meant = active != null
                && (name.equals(ACTIVE)
                        || (name.length() >= SHORTEST_PREFIX && active.release().startsWith(name)));
        return active != null && meant ? new Look.Ready(active) : new Look.Gone();
    }
}
