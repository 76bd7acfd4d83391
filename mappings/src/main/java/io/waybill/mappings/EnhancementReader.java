package io.waybill.mappings;

import io.waybill.mappings.request.ExchangeReader;
import io.waybill.mappings.request.HttpMapping;
import io.waybill.mappings.terms.TermsReader;
import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.Settings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** Reads an enhancement's mapping file. */
final class EnhancementReader {
    private static final List<String> CLASSES = List.of("add-on", "integration");

    private EnhancementReader() {}

    /** The enhancement; mistakes are reported, and it is then not to be used. */
    static Enhancement read(String id, Keys keys) {
        HttpMapping call = ExchangeReader.read(keys, null);
        BigDecimal cost = Settings.findDecimal(keys, "cost");
        Duration lasts = Settings.duration(keys, "cache", Duration.ZERO);
        Enhancement enhancement = new Enhancement(
                id,
                keys.text("name", id),
                Settings.oneOf(keys, "class", cost == null ? "integration" : "add-on", CLASSES),
                cost == null ? BigDecimal.ZERO : cost,
                call,
                call.appends(),
                Needs.read(keys),
                new Enhancement.Memory(lasts, Fingerprint.of(keys.find("response"))),
                Settings.count(keys, "connections", RecipientReader.CONNECTIONS),
                SandboxReader.findUrl(keys));
        TermsReader.read(keys);
        keys.findText("uses");
        keys.refuseOthers();
        return enhancement;
    }
}
