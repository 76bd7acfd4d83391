package io.waybill.mappings.terms;

import io.waybill.mappings.request.ExchangeMapping;
import io.waybill.mappings.request.ExchangeReader;
import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads {@code fallback:}, what stands in for a recipient that cannot be reached, in order. */
final class FallbackReader {
    private static final List<String> WAYS = List.of("url", "recipient", "webhook", "email");

    private FallbackReader() {}

    static List<FallbackWay> read(Keys keys) {
        List<FallbackWay> ways = new ArrayList<>();
        for (Keys below : keys.maps("fallback", "{ url: \"https://backup.example/leads\" }")) {
            FallbackWay way = way(keys, below);
            below.refuseOthers();
            if (way != null) {
                ways.add(way);
            }
        }
        return ways;
    }

    private static @Nullable FallbackWay way(Keys recipient, Keys keys) {
        List<String> named =
                WAYS.stream().filter(key -> keys.findText(key) != null).toList();
        if (named.size() != 1) {
            keys.loading()
                    .problems()
                    .add(keys.place(), "", "Exactly one of url, recipient, webhook, email is expected.");
            return null;
        }
        String key = named.getFirst();
        var written = Objects.requireNonNull(keys.findScalar(key));
        String text = keys.text(key, "");
        return switch (key) {
            case "url" -> new FallbackWay.Url("url " + written.text(), address(keys, key, text));
            case "webhook" -> webhook(recipient, "webhook " + written.text(), address(keys, key, text));
            case "recipient" -> new FallbackWay.Recipient(text, written.place());
            default -> email(recipient, "email " + written.text(), mailbox(keys, text));
        };
    }

    private static FallbackWay webhook(Keys recipient, String word, String address) {
        return new FallbackWay.Webhook(word, call(recipient, Map.of("url", address, "format", "json")));
    }

    private static FallbackWay email(Keys recipient, String word, String mailbox) {
        var settings = Map.of("to", mailbox, "format", "email", "subject", "Lead {{ lead.id }}");
        return new FallbackWay.Email(word, call(recipient, settings));
    }

    /** With the body that the recipient would have got. */
    private static ExchangeMapping call(Keys recipient, Map<String, String> settings) {
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        settings.forEach((key, text) -> entries.put(key, new YamlValue.Text(recipient.place(), text, false)));
        YamlValue body = recipient.section().entries().get("body");
        if (body != null) {
            entries.put("body", body);
        }
        return ExchangeReader.readDelivery(
                new Keys(new YamlValue.Section(recipient.place(), entries), recipient.loading()),
                recipient.text("idempotency_header", "X-Idempotency-Key"));
    }

    private static String address(Keys keys, String key, String text) {
        if (!text.matches("(https?://[^/\\s]|/sandbox/).*") && !text.contains("{{")) {
            keys.refuse(key, "is not a web address. Maybe https://backup.example/leads.");
        }
        return text;
    }

    private static String mailbox(Keys keys, String text) {
        if (!text.matches("[^@\\s]+@[^@\\s]+")) {
            keys.refuse("email", "is not a mailbox. Maybe ops@example.com.");
        }
        return text;
    }
}
