package io.waybill.db.embedded;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Where a database answers, and as whom. Prints without the password and without the url's settings, which may hold another. */
public record DatabaseAddress(String url, String user, String password) {
    private static final Map<String, String> SETTINGS = settings();

    /**
     * Adds the driver settings that Waybill counts on to the url, where it does not name them itself: UTC, bounded waits, multi-row inserts in
     * one request, prepared statements on the client (only those can be rewritten into multi-row ones).
     */
    public static DatabaseAddress withSettings(String url, String user, String password) {
        String named = "&" + url.substring(url.indexOf('?') + 1);
        String missing = SETTINGS.entrySet().stream()
                .filter(setting -> !named.contains("&" + setting.getKey() + "="))
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining("&"));
        String joint = url.indexOf('?') < 0 ? "?" : "&";
        return new DatabaseAddress(missing.isEmpty() ? url : url + joint + missing, user, password);
    }

    private static Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("connectionTimeZone", "UTC");
        settings.put("forceConnectionTimeZoneToSession", "true");
        settings.put("characterEncoding", "UTF-8");
        settings.put("rewriteBatchedStatements", "true");
        settings.put("useServerPrepStmts", "false");
        settings.put("cachePrepStmts", "true");
        // Statements longer than 256 letters would be taken apart anew each time.
        settings.put("prepStmtCacheSize", "250");
        settings.put("prepStmtCacheSqlLimit", "4096");
        settings.put("useLocalSessionState", "true");
        settings.put("connectTimeout", "700");
        settings.put("socketTimeout", "15000");
        settings.put("tcpKeepAlive", "true");
        return settings;
    }

    @Override
    public String toString() {
        return user + " at " + url.replaceFirst("\\?.*", "");
    }
}
