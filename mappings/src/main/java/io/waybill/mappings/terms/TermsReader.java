package io.waybill.mappings.terms;

import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.Settings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads the keys that say when and how much may be sent. */
public final class TermsReader {
    private TermsReader() {}

    /** The terms; mistakes are reported, and they are then not to be used. */
    public static Terms read(Keys keys) {
        Settings.duration(keys, "keep_alive", Duration.ZERO);
        return new Terms(
                CapReader.read(keys),
                Settings.flag(keys, "prepaid", false),
                HoursReader.read(keys),
                rate(keys),
                FallbackReader.read(keys),
                keys.texts("consent"));
    }

    private static @Nullable RateLimit rate(Keys keys) {
        String text = keys.findText("rate_limit");
        RateLimit rate = text == null ? null : RateLimit.find(text);
        if (text != null && rate == null) {
            keys.refuse("rate_limit", "is not a rate. Maybe 10/s or 100/m.");
        }
        return rate;
    }
}
