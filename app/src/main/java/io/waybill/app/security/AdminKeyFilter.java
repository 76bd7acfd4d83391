package io.waybill.app.security;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteMatch;
import io.waybill.app.answer.Answers;
import io.waybill.app.answer.ManagementPath;
import io.waybill.app.answer.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Closes the management API to everybody without the admin's key, whatever the method and whether or not the address exists. Without a
 * configured key it is closed to all.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class AdminKeyFilter {
    private static final Refusal REFUSAL =
            new Refusal(HttpStatus.UNAUTHORIZED, "The header X-API-Key must carry the admin's key");

    private final byte[] adminKey;
    private final Answers answers;

    AdminKeyFilter(@Value("${waybill.admin-key:}") String adminKey, Answers answers) {
        this.adminKey = adminKey.strip().getBytes(StandardCharsets.UTF_8);
        this.answers = answers;
    }

    /** Null lets the request pass. */
    @RequestFilter
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        if (!guarded(request) || isAdmin(request.getHeaders().get("X-API-Key"))) {
            return null;
        }
        return answers.error(REFUSAL);
    }

    private static boolean guarded(HttpRequest<?> request) {
        // Both, so that neither an odd spelling of the path nor a route mounted elsewhere slips by.
        boolean routed = RouteAttributes.getRouteMatch(request)
                .filter(match -> match instanceof UriRouteMatch<?, ?> route
                        && ManagementPath.covers(
                                route.getRouteInfo().getUriMatchTemplate().toPathString()))
                .isPresent();
        return routed || ManagementPath.covers(request.getPath());
    }

    private boolean isAdmin(@Nullable String key) {
        return adminKey.length > 0
                && key != null
                && MessageDigest.isEqual(adminKey, key.getBytes(StandardCharsets.UTF_8));
    }
}
