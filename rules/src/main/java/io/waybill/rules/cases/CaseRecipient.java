package io.waybill.rules.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.rules.fact.RecipientStatus;
import io.waybill.rules.fact.RecipientStatus.Room;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a case says of a recipient.
 *
 * @param reason why it cannot be given leads; null when it can
 * @param names by which a person may have consented to it; empty: its id
 */
record CaseRecipient(@Nullable String reason, Room room, List<String> names, List<String> fallbacks) {
    private static final Set<String> KEYS =
            Set.of("leads", "spend", "open", "breaker", "served", "success_percent", "millis", "names", "fallbacks");
    private static final CaseRecipient FREE = new CaseRecipient(null, Room.FREE, List.of(), List.of());

    static Map<String, CaseRecipient> all(CaseJson json) throws CaseJson.Wrong {
        Map<String, CaseRecipient> all = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : json.child("recipients").properties()) {
            all.put(each.getKey(), of(CaseJson.of("recipients", each.getValue(), KEYS)));
        }
        unavailable(json)
                .forEach((id, reason) -> all.merge(
                        id,
                        new CaseRecipient(reason, Room.FREE, List.of(), List.of()),
                        (said, out) -> new CaseRecipient(reason, said.room, said.names, said.fallbacks)));
        return all;
    }

    /** Either a list of ids, or an object of ids with their reasons. */
    private static Map<String, String> unavailable(CaseJson json) throws CaseJson.Wrong {
        if (json.child("unavailable").isObject()) {
            return json.texts("unavailable");
        }
        Map<String, String> reasons = new LinkedHashMap<>();
        json.list("unavailable").forEach(recipient -> reasons.put(recipient.asText(), "as the case says"));
        return reasons;
    }

    private static CaseRecipient of(CaseJson json) throws CaseJson.Wrong {
        Integer leads = json.findNumber("leads");
        return new CaseRecipient(
                null,
                new Room(
                        leads == null ? null : leads.longValue(),
                        json.findCents("spend"),
                        !json.has("open") || json.child("open").asBoolean(),
                        json.text("breaker", Room.FREE.breaker()),
                        json.number("served", 0),
                        json.number("success_percent", Room.FREE.successPercent()),
                        json.number("millis", 0)),
                json.listTexts("names"),
                json.listTexts("fallbacks"));
    }

    static RecipientStatus status(String id, String kind, @Nullable CaseRecipient said) {
        CaseRecipient known = said == null ? FREE : said;
        return new RecipientStatus(
                id,
                kind,
                known.reason == null,
                known.reason,
                known.room,
                known.names.isEmpty() ? List.of(id) : known.names,
                known.fallbacks);
    }
}
