package io.waybill.app.security;

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
import org.jspecify.annotations.Nullable;

/**
 * Closes the management API to everybody without a key, whatever the method and whether or not the address exists, and every address of it to
 * keys whose role does not reach so far. Without the admin's key in the settings and without other keys it is closed to all.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RoleFilter {
    private static final Refusal NO_KEY =
            new Refusal(HttpStatus.UNAUTHORIZED, "The header X-API-Key must carry a key of the management API");

    private final Keys keys;
    private final Answers answers;

    RoleFilter(Keys keys, Answers answers) {
        this.keys = keys;
        this.answers = answers;
    }

    /** Null lets the request pass. */
    @RequestFilter
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        if (!guarded(request)) {
            return null;
        }
        Caller caller = keys.find(request.getHeaders().get("X-API-Key"));
        if (caller == null) {
            return answers.error(NO_KEY);
        }
        Role needed = NeededRole.of(request.getMethodName(), request.getPath());
        if (!caller.role().covers(needed)) {
            return answers.error(tooLittle(caller.role(), needed));
        }
        caller.accompany(request);
        return null;
    }

    private static Refusal tooLittle(Role role, Role needed) {
        return new Refusal(
                HttpStatus.FORBIDDEN,
                "This needs the role %s; the key has the role %s".formatted(needed.word(), role.word()));
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
}
