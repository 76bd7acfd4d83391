package io.waybill.app.start;

import io.waybill.db.embedded.DatabaseAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the application is told about this start, beside its own application.yml. */
record Settings(Options options, DatabaseAddress rows, String adminKey) {
    private static final String POOL = "datasources.default.";

    Map<String, Object> properties() {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("micronaut.server.port", options.port() == 0 ? -1 : options.port());
        node().ifPresent(name -> properties.put("waybill.node", name));
        properties.put("waybill.home", options.home().toString());
        properties.put("waybill.data", options.data().toString());
        properties.put("waybill.watch", options.watch());
        properties.put("waybill.admin-key", adminKey);
        properties.put("waybill.sandbox", options.sandbox());
        properties.put("waybill.outbound-allow", options.outboundAllow());
        properties.putAll(pool());
        return properties;
    }

    /** The same after every start, so that a node takes up its own leads at once; several on one machine differ by their ports. */
    private Optional<String> node() {
        if (options.node() != null && !options.node().isEmpty()) {
            return Optional.of(options.node());
        }
        try {
            return options.port() == 0
                    ? Optional.empty()
                    : Optional.of(InetAddress.getLocalHost().getHostName() + ":" + options.port());
        } catch (UnknownHostException nameless) {
            return Optional.of("localhost:" + options.port());
        }
    }

    /** Waits are short: a lead that cannot be made durable is refused within a second. */
    private Map<String, Object> pool() {
        return Map.of(
                POOL + "url",
                rows.url(),
                POOL + "username",
                rows.user(),
                POOL + "password",
                rows.password(),
                POOL + "driver-class-name",
                "com.mysql.cj.jdbc.Driver",
                POOL + "maximum-pool-size",
                10,
                POOL + "connection-timeout",
                800,
                POOL + "validation-timeout",
                500,
                POOL + "transaction-isolation",
                "TRANSACTION_READ_COMMITTED",
                "flyway.datasources.default.enabled",
                true);
    }
}
