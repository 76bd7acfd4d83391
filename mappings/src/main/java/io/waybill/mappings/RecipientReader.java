package io.waybill.mappings;

import io.waybill.mappings.batch.BatchReader;
import io.waybill.mappings.request.ExchangeMapping;
import io.waybill.mappings.request.ExchangeReader;
import io.waybill.mappings.terms.TermsReader;
import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.Settings;
import io.waybill.mappings.yaml.YamlValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a recipient's mapping file. */
final class RecipientReader {
    private static final List<String> KINDS = List.of("buyer", "crm", "dialer", "marketing", "storage", "notification");
    static final int CONNECTIONS = 10;

    private RecipientReader() {}

    /** The recipient; mistakes are reported, and it is then not to be used. */
    static Recipient read(String id, Keys keys) {
        String header = keys.text("idempotency_header", "X-Idempotency-Key");
        if (!header.matches("[A-Za-z0-9-]+")) {
            keys.refuse("idempotency_header", "cannot be a header's name. Maybe X-Idempotency-Key.");
        }
        ExchangeMapping post = ExchangeReader.readDelivery(keys, header);
        Recipient recipient = new Recipient(
                id,
                keys.text("name", id),
                Settings.oneOf(keys, "kind", "buyer", KINDS),
                post,
                exchange(keys, "ping"),
                exchange(keys, "reverse"),
                Settings.flag(keys, "idempotent", false),
                header,
                Settings.count(keys, "connections", CONNECTIONS),
                FollowUpReader.read(id, keys),
                SandboxReader.findUrl(keys),
                SuppressReader.read(keys),
                Feedback.find(keys),
                BatchReader.find(keys),
                TermsReader.read(keys));
        Keys ping = keys.findKeys("ping");
        if (ping != null) {
            PingFields.check(ping, keys);
        }
        keys.findText("uses");
        keys.refuseOthers();
        return recipient;
    }

    private static @Nullable ExchangeMapping exchange(Keys keys, String key) {
        Keys own = keys.findKeys(key);
        if (own == null) {
            return null;
        }
        YamlValue.Section whole = Inheritance.exchange(own.section(), keys.section());
        Keys exchange = new Keys(whole, keys.loading());
        ExchangeMapping mapping = ExchangeReader.read(exchange, null);
        exchange.refuseOthers();
        return mapping;
    }
}
