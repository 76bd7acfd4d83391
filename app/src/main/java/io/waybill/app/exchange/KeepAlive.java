package io.waybill.app.exchange;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the {@code Keep-Alive} header, in which a server says how long it holds an idle connection. */
final class KeepAlive {
    private static final Pattern TIMEOUT = Pattern.compile("(?i)(?:^|[,\\s])timeout=\"?(\\d{1,6})");

    private KeepAlive() {}

    /** What {@code timeout=} says; null when it says nothing. */
    static @Nullable Duration timeoutIn(String header) {
        var matcher = TIMEOUT.matcher(header);
        return matcher.find() ? Duration.ofSeconds(Long.parseLong(matcher.group(1))) : null;
    }
}
