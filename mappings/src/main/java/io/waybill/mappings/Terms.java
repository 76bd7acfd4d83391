package io.waybill.mappings;

import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.Settings;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the keys that say when and how much may be sent. What they mean is decided where they are carried out. */
final class Terms {
    private static final List<String> PERIODS = List.of("minute", "hour", "day", "week", "month", "total");

    private Terms() {}

    static void check(Keys keys) {
        Settings.findRate(keys, "rate_limit");
        Settings.duration(keys, "keep_alive", Duration.ZERO);
        keys.maps("caps", "{ leads: 100, per: day }").forEach(Terms::checkCap);
        keys.maps("hours", "{ \"Mon-Fri\": \"09:00-18:00\", timezone: America/New_York }")
                .forEach(Terms::checkHours);
        keys.maps("fallback", "{ recipient: spare }").forEach(Terms::checkFallback);
    }

    /** The simulated address for test leads; null when there is none. */
    static @Nullable String findSandbox(Keys keys) {
        Keys sandbox = keys.findKeys("sandbox");
        if (sandbox == null) {
            return null;
        }
        String url = sandbox.findText("url");
        sandbox.refuseOthers();
        if (url == null) {
            keys.problem("sandbox", "(url) is missing. Maybe sandbox: { url: \"/sandbox/accept\" }.");
        }
        return url;
    }

    private static void checkCap(Keys cap) {
        boolean leads = cap.find("leads") != null;
        boolean spend = cap.find("spend") != null;
        if (leads == spend) {
            cap.loading()
                    .problems()
                    .add(cap.place(), "", "A cap counts leads or spend. Maybe { leads: 100, per: day }.");
        }
        Settings.count(cap, "leads", 1);
        Settings.findDecimal(cap, "spend");
        Settings.oneOf(cap, "per", "day", PERIODS);
        checkZone(cap);
        cap.refuseOthers();
    }

    private static void checkHours(Keys hours) {
        checkZone(hours);
        hours.names().forEach(hours::texts);
    }

    private static void checkZone(Keys below) {
        String zone = below.text("timezone", "UTC");
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            below.refuse("timezone", "is not a time zone. Maybe America/New_York.");
        }
    }

    private static void checkFallback(Keys fallback) {
        long ways = List.of("url", "recipient", "email").stream()
                .filter(key -> fallback.findText(key) != null)
                .count();
        if (ways != 1) {
            fallback.loading()
                    .problems()
                    .add(fallback.place(), "", "Exactly one of url, recipient, email is expected.");
        }
        fallback.refuseOthers();
    }
}
