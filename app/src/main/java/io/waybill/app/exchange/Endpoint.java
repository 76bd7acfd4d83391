package io.waybill.app.exchange;

/**
 * Where a connection leads.
 *
 * @param sandbox whether only requests for {@code /sandbox/} travel on it. Part of the identity, so that a connection to our own server that
 *     was opened for the sandbox can never carry a request for another path.
 */
record Endpoint(boolean tls, String host, int port, boolean sandbox) {
    /** As the {@code Host} header says it. */
    String authority() {
        var name = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return port == (tls ? 443 : 80) ? name : name + ":" + port;
    }

    @Override
    public String toString() {
        return authority();
    }
}
