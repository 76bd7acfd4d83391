package io.waybill.app.alerts;

import io.micronaut.context.annotation.Requires;
import io.waybill.app.exchange.ExchangeClient;
import io.waybill.app.exchange.Exchanged;
import io.waybill.app.exchange.Leave;
import io.waybill.app.json.Json;
import io.waybill.app.mail.MailExchanges;
import io.waybill.mappings.alert.AlertSettings;
import io.waybill.mappings.alert.AlertSettings.Webhook;
import io.waybill.mappings.request.EmailMessage;
import io.waybill.mappings.request.EmailMessage.Address;
import io.waybill.mappings.request.Rendered;
import io.waybill.mappings.request.Way;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Sends notices to the targets that the settings name. */
@Singleton
@Requires(beans = DataSource.class)
final class Teller {
    /** For everything that one try takes. */
    static final Duration TIMEOUT = Duration.ofSeconds(15);

    /** The target that is no webhook. */
    static final String EMAIL = "email";

    private static final String WEBHOOK = "webhook ";

    private final MailExchanges mail;
    private final ExchangeClient web;
    private final Json json;

    Teller(MailExchanges mail, ExchangeClient web, Json json) {
        this.mail = mail;
        this.web = web;
        this.json = json;
    }

    /** What the targets are called: a webhook by its number, so that a mended address gets what the broken one did not. */
    static List<String> targets(AlertSettings settings) {
        var targets = new ArrayList<String>();
        if (!settings.email().isEmpty()) {
            targets.add(EMAIL);
        }
        IntStream.rangeClosed(1, settings.webhooks().size()).forEach(number -> targets.add(WEBHOOK + number));
        return targets;
    }

    /** Sends it; null when there is no such target. */
    @Nullable
    CompletableFuture<Exchanged> send(NoticeText text, AlertSettings settings) {
        var target = text.notice().target();
        int place = targets(settings).indexOf(target);
        if (place < 0) {
            return null;
        }
        var party = "alerts/" + target;
        if (target.equals(EMAIL)) {
            return mail.send(party, 1, new Way.Email(message(text, settings), null), TIMEOUT, Leave.ANY_TIME);
        }
        var number = Integer.parseInt(target.substring(WEBHOOK.length()));
        return web.send(party, 1, request(text, settings.webhooks().get(number - 1)), TIMEOUT);
    }

    private static EmailMessage message(NoticeText text, AlertSettings settings) {
        var to = settings.email().stream()
                .map(address -> new Address("", address))
                .toList();
        return new EmailMessage(
                null, to, List.of(), List.of(), List.of(), text.subject(), id(text), text.lines(), null, List.of());
    }

    private Rendered request(NoticeText text, Webhook webhook) {
        var body = text.json(json);
        var headers = new HashMap<>(Map.of("Content-Type", "application/json", "X-Idempotency-Key", id(text)));
        var secret = webhook.secret();
        if (secret != null) {
            headers.put("X-Waybill-Signature", Signature.of(body, secret));
        }
        return new Rendered("POST", webhook.url(), headers, body, new Rendered.Masked("***", Map.of(), null));
    }

    /** The same for every try, so that a repeat can be told. */
    private static String id(NoticeText text) {
        return "alerts-" + text.notice().id();
    }
}
