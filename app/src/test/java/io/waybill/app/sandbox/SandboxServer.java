package io.waybill.app.sandbox;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.waybill.app.exchange.ExchangeClient;
import java.net.URI;
import java.util.Map;

/** A server on any free port, and the exchange client that belongs to it. */
final class SandboxServer implements AutoCloseable {
    private final EmbeddedServer server;

    private SandboxServer(EmbeddedServer server) {
        this.server = server;
    }

    static SandboxServer start(boolean sandbox) {
        Map<String, Object> settings = Map.of("waybill.sandbox", sandbox, "micronaut.server.port", -1);
        return new SandboxServer(ApplicationContext.run(EmbeddedServer.class, settings));
    }

    URI uri(String path) {
        return server.getURI().resolve(path);
    }

    ExchangeClient client() {
        return server.getApplicationContext().getBean(ExchangeClient.class);
    }

    @Override
    public void close() {
        server.close();
    }
}
