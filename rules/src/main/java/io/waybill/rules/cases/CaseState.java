package io.waybill.rules.cases;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waybill.rules.fact.Duplicate;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.RecipientStatus;
import io.waybill.rules.fact.RecipientStatus.Room;
import java.util.List;

/** Writes how recipients stood, and what was known of the person. */
final class CaseState {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private CaseState() {}

    static void write(ObjectNode node, Facts facts) {
        ObjectNode unavailable = JSON.objectNode();
        ObjectNode recipients = JSON.objectNode();
        for (RecipientStatus status : facts.recipients().all()) {
            if (!status.available()) {
                unavailable.put(status.id(), String.valueOf(status.reason()));
            }
            CaseWriter.keep(recipients, status.id(), recipient(status));
        }
        CaseWriter.keep(node, "unavailable", unavailable);
        CaseWriter.keep(node, "recipients", recipients);
        CaseWriter.list(node, "duplicates", facts.duplicates(), CaseState::duplicate);
        CaseWriter.list(
                node,
                "listed",
                facts.listed(),
                listed -> JSON.objectNode().put("list", listed.list()).put("field", listed.field()));
    }

    /** Only what is not as it is for everybody. */
    private static ObjectNode recipient(RecipientStatus status) {
        ObjectNode node = room(status.room());
        if (!status.names().equals(List.of(status.id()))) {
            CaseWriter.texts(node, "names", status.names());
        }
        if (!status.fallbacks().isEmpty()) {
            CaseWriter.texts(node, "fallbacks", status.fallbacks());
        }
        return node;
    }

    private static ObjectNode room(Room room) {
        ObjectNode node = JSON.objectNode();
        if (room.leads() != null) {
            node.put("leads", room.leads());
        }
        if (room.cents() != null) {
            node.put("spend", CaseWriter.money(room.cents()));
        }
        if (!room.open()) {
            node.put("open", false);
        }
        if (!room.breaker().equals(Room.FREE.breaker())) {
            node.put("breaker", room.breaker());
        }
        if (room.served() != 0) {
            node.put("served", room.served());
        }
        if (room.successPercent() != Room.FREE.successPercent()) {
            node.put("success_percent", room.successPercent());
        }
        return room.millis() == 0 ? node : node.put("millis", room.millis());
    }

    private static ObjectNode duplicate(Duplicate found) {
        return JSON.objectNode()
                .put("name", found.name())
                .put("count", found.count())
                .put("days", found.days())
                .put("source", found.source())
                .put("sold", found.sold())
                .put("lead", found.lead());
    }
}
