package io.waybill.app.intake;

import io.waybill.app.home.Releases;
import io.waybill.app.routing.ReceivedLead;
import io.waybill.db.lead.LeadIds;
import io.waybill.mappings.field.FieldType;
import io.waybill.mappings.field.FieldTypes;
import io.waybill.mappings.field.FieldValue;
import io.waybill.rules.flow.FieldSpec;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes a lead of what was sent: the source's words become the flow's typed fields. */
@Singleton
final class Typing {
    /** Not a field of the lead, though it is sent like one. */
    private static final String PING = "ping_id";

    private final FieldTypes types;
    private final LeadIds ids;
    private final Clock clock;
    private final Releases releases;

    Typing(FieldTypes types, LeadIds ids, Clock clock, Releases releases) {
        this.releases = releases;
        this.types = types;
        this.ids = ids;
        this.clock = clock;
    }

    /** A new lead. Blank fields count as not sent, fields that the flow does not have are only counted. */
    ReceivedLead lead(Entry entry, Map<String, Object> sent, StatusToken token) {
        Map<String, FieldSpec> known = entry.flow().rules().flow().fields();
        Map<String, FieldValue> fields = new LinkedHashMap<>();
        int dropped = 0;
        for (Map.Entry<String, String> field : entry.source().apply(sent).entrySet()) {
            FieldSpec spec = known.get(field.getKey());
            if (spec == null) {
                dropped += field.getKey().equals(PING) ? 0 : 1;
            } else if (!field.getValue().isBlank()) {
                fields.put(spec.name(), typeOf(spec).parse(field.getValue()));
            }
        }
        String id = ids.next();
        return new ReceivedLead(
                id,
                Objects.requireNonNullElse(releases.find(entry.flow().id(), id), entry.flow()),
                entry.source().id(),
                clock.instant(),
                fields,
                dropped,
                entry.test(),
                token.hash(),
                known.containsKey(PING) ? null : ping(sent),
                null);
    }

    /** The ping whose price the lead is sent for; null for none. */
    private static @Nullable String ping(Map<String, Object> sent) {
        String ping = SentValue.first(sent.get(PING));
        return ping == null || ping.isBlank() ? null : ping.strip();
    }

    private FieldType typeOf(FieldSpec spec) {
        FieldType type = types.find(spec.type());
        if (type == null) {
            throw new IllegalStateException(
                    "The field (%s) has the type (%s), which does not exist.".formatted(spec.name(), spec.type()));
        }
        return type;
    }
}
