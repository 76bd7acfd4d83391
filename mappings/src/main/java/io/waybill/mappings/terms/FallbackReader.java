package io.waybill.mappings.terms;

import io.waybill.mappings.yaml.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads {@code fallback:}, what stands in for a recipient that cannot be reached, in order. */
final class FallbackReader {
    private static final List<String> WAYS = List.of("url", "recipient", "webhook", "email");

    private FallbackReader() {}

    static List<FallbackWay> read(Keys keys) {
        List<FallbackWay> ways = new ArrayList<>();
        for (Keys below : Maps.list(keys, "fallback", "Maybe { url: \"https://backup.example/leads\" }.")) {
            FallbackWay way = way(below);
            below.refuseOthers();
            if (way != null) {
                ways.add(way);
            }
        }
        return ways;
    }

    private static @Nullable FallbackWay way(Keys keys) {
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
            case "webhook" -> new FallbackWay.Webhook("webhook " + written.text(), address(keys, key, text));
            case "recipient" -> new FallbackWay.Recipient(text, written.place());
            default -> new FallbackWay.Email(mailbox(keys, text));
        };
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
