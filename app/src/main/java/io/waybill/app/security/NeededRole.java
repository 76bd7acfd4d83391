package io.waybill.app.security;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which role a request to the management API needs: what is not listed here is for the admin. */
final class NeededRole {
    /**
     * What a role may do beyond the roles below it.
     *
     * @param path begins with it, as a regular expression without user input
     */
    private record Permission(Set<String> methods, String path, Role role) {
        boolean covers(String method, String asked) {
            return methods.contains(method) && asked.matches("/api(?:" + path + ")");
        }
    }

    private static final Set<String> READ = Set.of("GET", "HEAD");
    private static final Set<String> WRITE = Set.of("POST", "PUT", "DELETE", "PATCH");
    private static final Set<String> POST = Set.of("POST");

    /** The first that covers a request counts. */
    private static final List<Permission> PERMISSIONS = List.of(
            // A case ends up in a file.
            new Permission(READ, "/leads/[^/]+/case", Role.ANALYST),
            new Permission(READ, "/releases/backtest/.*", Role.ANALYST),
            new Permission(WRITE, "/releases/backtest(/.*)?", Role.ANALYST),
            new Permission(
                    READ,
                    "/(leads|flows|releases|drafts|tables|recipients|reviews|reports|alerts|pings|lists|duplicates|sources)(/.*)?",
                    Role.VIEWER),
            // What a batch's answer says of its leads is not masked.
            new Permission(READ, "/batches(/.*)?", Role.OPERATOR),
            new Permission(POST, "/releases/[^/]+/(activate|rollback)|/releases/(activate|rollback)", Role.OPERATOR),
            new Permission(WRITE, "/releases/import|/releases/[^/]+/(shadow|canary)", Role.OPERATOR),
            new Permission(POST, "/releases(/.*)?", Role.ANALYST),
            new Permission(WRITE, "/(tables|lists|drafts)(/.*)?", Role.ANALYST),
            new Permission(WRITE, "/(recipients|reviews|alerts)(/.*)?", Role.OPERATOR),
            new Permission(POST, "/leads/import|/leads/[^/]+/replay", Role.OPERATOR));

    private NeededRole() {}

    /** The role for a method and a path, which may be spelled oddly. */
    static Role of(String method, String path) {
        String plain = path.toLowerCase(Locale.ROOT).replaceAll("/{2,}", "/").replaceAll("/$", "");
        return PERMISSIONS.stream()
                .filter(permission -> permission.covers(method, plain))
                .findFirst()
                .map(Permission::role)
                .orElse(Role.ADMIN);
    }
}
