package io.waybill.mappings.alert;

import io.waybill.mappings.alert.AlertSettings.Webhook;
import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code mappings/alerts.yaml}. */
public final class AlertSettingsReader {
    /** Where it is. */
    public static final String FILE = "mappings/alerts.yaml";

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int HUNDRED = 100;

    private final Keys keys;

    private AlertSettingsReader(Keys keys) {
        this.keys = keys;
    }

    /** The settings; mistakes are reported, and they are then not to be used. */
    public static AlertSettings read(Keys keys) {
        AlertSettingsReader reader = new AlertSettingsReader(keys);
        AlertSettings settings =
                new AlertSettings(reader.email(), reader.webhooks(), reader.kinds(), reader.thresholds());
        keys.refuseOthers();
        return settings;
    }

    private List<String> email() {
        List<String> addresses = keys.texts("email");
        if (!addresses.stream().allMatch(address -> address.matches("[^@\\s,;<>\"]+@[^@\\s,;<>\"]+"))) {
            keys.problem("email", "One of these is not an e-mail address. Maybe email: [ops@example.com].");
        }
        return addresses;
    }

    private List<Webhook> webhooks() {
        List<Webhook> webhooks = new ArrayList<>();
        for (Keys each :
                keys.maps("webhook", "{ url: \"https://hooks.example.com/waybill\", secret: \"${ALERTS}\" }")) {
            URI url = findUrl(each);
            String secret = each.findText("secret");
            if (secret != null && secret.isBlank()) {
                each.problem("secret", "(secret) is empty. Maybe the secret it names is empty.");
            }
            each.refuseOthers();
            if (url != null) {
                webhooks.add(new Webhook(url, secret));
            }
        }
        return webhooks;
    }

    private static @Nullable URI findUrl(Keys webhook) {
        String text = webhook.text("url", "");
        try {
            URI url = new URI(text);
            if (Set.of("http", "https").contains(String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT))
                    && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // said below, without the text: it may hold a secret
        }
        webhook.refuse("url", "is not an address. Maybe https://hooks.example.com/waybill.");
        return null;
    }

    private Set<String> kinds() {
        Set<String> kinds = new HashSet<>(keys.texts("kinds"));
        if (!kinds.stream().allMatch(kind -> kind.matches("[a-z0-9_-]+"))) {
            keys.problem("kinds", "One of these is no kind of alert. Maybe kinds: [breaker_opened, cap_reached].");
        }
        return kinds;
    }

    private AlertThresholds thresholds() {
        AlertThresholds usual = AlertThresholds.USUAL;
        Keys own = keys.findKeys("thresholds");
        if (own == null) {
            return usual;
        }
        AlertThresholds read = new AlertThresholds(
                window(own, usual),
                Settings.count(own, "attempts", usual.attempts()),
                percent(own, "success", usual.success()),
                Settings.duration(own, "response", usual.response()),
                Settings.count(own, "errors", usual.errors()),
                percent(own, "budget", usual.budget()),
                Settings.count(own, "reviews", usual.reviews()));
        own.refuseOthers();
        return read;
    }

    private static Duration window(Keys keys, AlertThresholds usual) {
        Duration window = Settings.duration(keys, "window", usual.window());
        if (window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0) {
            keys.refuse("window", "is not between a minute and an hour. Maybe 15m.");
        }
        return window;
    }

    private static int percent(Keys keys, String key, int otherwise) {
        int percent = Settings.count(keys, key, otherwise);
        if (percent > HUNDRED) {
            keys.refuse(key, "is more than 100 percent. Maybe " + otherwise + ".");
        }
        return percent;
    }
}
