package io.waybill.app.answer;

import java.util.Locale;

/** Which addresses belong to the management API. */
public final class ManagementPath {
    private ManagementPath() {}

    /** Whether the path is {@code /api} or below it; neither letter case nor doubled slashes hide it. */
    public static boolean covers(String path) {
        String plain = path.toLowerCase(Locale.ROOT).replaceAll("/{2,}", "/");
        return plain.startsWith("/api") && (plain.length() == 4 || "/;.%?".indexOf(plain.charAt(4)) >= 0);
    }
}
