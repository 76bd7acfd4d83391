package io.waybill.app.ping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waybill.app.event.Dollars;
import io.waybill.app.json.Json;
import io.waybill.app.leads.Masking;
import io.waybill.app.security.Role;
import io.waybill.db.ping.PingRow;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A ping as the management API shows it. */
@Singleton
final class PingView {
    private final Json json;

    PingView(Json json) {
        this.json = json;
    }

    /** What lists show. */
    static Map<String, @Nullable Object> row(PingRow ping) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", ping.id());
        row.put("flow", ping.flow());
        row.put("source", ping.source());
        row.put("test", ping.test());
        row.put("outcome", ping.outcome());
        row.put("reason", ping.reason());
        row.put("price", Dollars.of(ping.priceCents()));
        row.put("recipient", ping.recipient());
        row.put("received_at", ping.receivedAt().toString());
        row.put("expires_at", ping.priceCents() > 0 ? ping.expiresAt().toString() : null);
        row.put("lead", ping.lead());
        return row;
    }

    /** The same with the fields that were sent, and everything that followed, as far as the role may see it. */
    Map<String, @Nullable Object> whole(PingRow ping, Role role) {
        Map<String, @Nullable Object> whole = row(ping);
        var told = json.read(ping.events());
        var masking = new Masking(role, told.path(0));
        List<JsonNode> events = new ArrayList<>();
        told.forEach(event -> events.add(masking.mask(withoutToken(event))));
        whole.put("fields", events.getFirst().path("fields"));
        whole.put("events", events);
        return whole;
    }

    /** The token's hash is of no use to anybody: a ping has no address where its source may ask for it. */
    private static JsonNode withoutToken(JsonNode event) {
        return event.has("status_token") ? ((ObjectNode) event.deepCopy()).without("status_token") : event;
    }
}
