package io.waybill.app.start;

import io.waybill.db.embedded.DatabaseAddress;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The environment variables that Waybill reads. A blank one counts as unset; a wrong one is an {@link IllegalArgumentException}. */
record Environment(Map<String, String> variables) {
    private static final String MYSQL = "jdbc:mysql:";

    @Nullable
    Path home() {
        String home = find("WAYBILL_HOME");
        return home == null ? null : Path.of(home);
    }

    /** Where the embedded database's programs are shared by many homes. */
    @Nullable
    Path programs() {
        String programs = find("WAYBILL_PROGRAMS");
        return programs == null ? null : Path.of(programs);
    }

    @Nullable
    String adminKey() {
        return find("WAYBILL_ADMIN_KEY");
    }

    /** Where the Waybill runs that commands talk to. */
    @Nullable
    String url() {
        return find("WAYBILL_URL");
    }

    String outboundAllow() {
        String addresses = find("WAYBILL_OUTBOUND_ALLOW");
        return addresses == null ? "" : addresses;
    }

    /** The database to use instead of the embedded one. */
    @Nullable
    DatabaseAddress database() {
        String url = find("WAYBILL_DB_URL");
        if (url == null) {
            return null;
        }
        if (!url.startsWith(MYSQL)) {
            // Not shown whole: it may hold a password.
            throw new IllegalArgumentException(
                    """
                    WAYBILL_DB_URL starts with "%s", not with "%s".
                    Maybe %s//host:3306/waybill? MariaDB and TiDB are reached that way too.""".formatted(url.substring(0, Math.min(url.length(), MYSQL.length())), MYSQL, MYSQL));
        }
        return DatabaseAddress.withSettings(
                url, orEmpty(find("WAYBILL_DB_USER")), orEmpty(find("WAYBILL_DB_PASSWORD")));
    }

    /** On with the embedded database, which is for trying things out, and off otherwise, unless the variable says so. */
    boolean sandbox(boolean embedded) {
        String word = find("WAYBILL_SANDBOX");
        return switch (word == null ? "" : word) {
            case "" -> embedded;
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("WAYBILL_SANDBOX is \"" + word + "\". Maybe true or false?");
        };
    }

    private @Nullable String find(String name) {
        String value = variables.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
