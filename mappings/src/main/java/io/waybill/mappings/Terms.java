package io.waybill.mappings;

import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.Settings;
import io.waybill.mappings.yaml.YamlValue;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Checks the keys that say when and how much may be sent. What they mean is decided where they are carried out. */
final class Terms {
    private static final List<String> PERIODS = List.of("minute", "hour", "day", "week", "month", "total");

    private final Keys keys;

    private Terms(Keys keys) {
        this.keys = keys;
    }

    static void check(Keys keys) {
        Terms terms = new Terms(keys);
        Settings.findRate(keys, "rate_limit");
        Settings.duration(keys, "keep_alive", Duration.ZERO);
        terms.checkAll("caps", terms::checkCap);
        terms.checkAll("hours", terms::checkHours);
        terms.checkAll("fallback", Terms::checkFallback);
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

    private void checkAll(String key, Consumer<Keys> check) {
        for (YamlValue value : keys.list(key)) {
            if (value instanceof YamlValue.Section section) {
                check.accept(new Keys(section, keys.loading()));
            } else {
                keys.loading()
                        .problems()
                        .add(value.place(), value.cell(), "This is %s, not a map.".formatted(value.shape()));
            }
        }
    }

    private void checkCap(Keys cap) {
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

    private void checkHours(Keys hours) {
        checkZone(hours);
        hours.names().forEach(hours::texts);
    }

    private void checkZone(Keys below) {
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
