package io.waybill.app.security;

import io.micronaut.http.HttpRequest;

/** Who asks the management API, as the key of the request proves. */
public record Caller(String name, Role role) {
    private static final String ATTRIBUTE = "waybill.caller";

    /** The caller of a request that was let in. Whoever is not known sees as little as anybody may. */
    public static Caller of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Caller.class).orElse(new Caller("nobody", Role.VIEWER));
    }

    void accompany(HttpRequest<?> request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
