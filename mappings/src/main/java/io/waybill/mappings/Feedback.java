package io.waybill.mappings;

import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.Settings;
import io.waybill.mappings.yaml.YamlValue;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether and how a recipient may say what became of its leads ({@code feedback: true}, or {@code feedback: { returns: 30d, key: … }}).
 *
 * @param returns how long after the sale it may give a lead back
 * @param key what it proves itself with; null when the delivery's id, which nobody can guess, is proof enough
 */
public record Feedback(Duration returns, @Nullable String key) {
    private static final Duration ALWAYS = Duration.ofDays(36_500);

    /** Null where the file does not allow any. */
    static @Nullable Feedback find(Keys keys) {
        YamlValue value = keys.find("feedback");
        if (!(value instanceof YamlValue.Section)) {
            return Settings.flag(keys, "feedback", false) ? new Feedback(ALWAYS, null) : null;
        }
        Keys below = keys.findKeys("feedback");
        if (below == null) {
            return null;
        }
        String key = below.findText("key");
        if (key != null && key.isBlank()) {
            below.problem("key", "(key) is empty. Maybe the secret it names is empty.");
        }
        Feedback feedback = new Feedback(Settings.duration(below, "returns", ALWAYS), key);
        below.refuseOthers();
        return feedback;
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Feedback[" + returns + "]";
    }
}
