package io.waybill.mappings.request;

import io.waybill.mappings.request.EmailMessage.Address;
import io.waybill.mappings.request.EmailMessage.Attachment;
import io.waybill.mappings.response.Answer;
import io.waybill.mappings.response.Reading;
import io.waybill.mappings.response.ResponseMapping;
import io.waybill.mappings.template.Secrecy;
import io.waybill.mappings.template.TemplateData;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A delivery by e-mail. Immutable, safe for use by many threads. */
public final class EmailMapping implements ExchangeMapping {
    private static final String MAILTO = "mailto:";

    private final EmailEnvelope envelope;
    private final EmailBody body;
    private final ResponseMapping response;
    private final HttpMapping.Delivery delivery;

    EmailMapping(EmailEnvelope envelope, EmailBody body, ResponseMapping response, HttpMapping.Delivery delivery) {
        this.envelope = envelope;
        this.body = body;
        this.response = response;
        this.delivery = delivery;
    }

    @Override
    public Rendered render(TemplateData data, @Nullable String address) {
        List<Address> instead = address != null && address.startsWith(MAILTO)
                ? EmailEnvelope.written(address.substring(MAILTO.length()))
                : List.of();
        EmailMessage message = message(data, instead);
        String text = body.shown(data, Secrecy.SHOWN);
        String shown = body.holdsSecret() ? body.shown(data, Secrecy.MASKED) : text;
        Map<String, String> headers = headers(message);
        if (address != null && instead.isEmpty()) {
            String json = JsonBody.write(pretended(message), StandardCharsets.UTF_8);
            Map<String, String> types = Map.of("Content-Type", "application/json; charset=utf-8");
            var masked = new Rendered.Masked(address, headers, shown);
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            return new Rendered("POST", Pretended.uri(address), types, bytes, masked, Way.WEB, delivery.secrets());
        }
        URI uri = mailto(message.to());
        PlacedLeaf server = envelope.server();
        return new Rendered(
                "SEND",
                uri,
                headers,
                text.getBytes(StandardCharsets.UTF_8),
                new Rendered.Masked(uri.toString(), headers, shown),
                new Way.Email(message, server == null ? null : server.text(data, Secrecy.SHOWN)),
                delivery.secrets());
    }

    @Override
    public Reading read(Answer answer) {
        return Pretended.withReason(response.read(answer));
    }

    @Override
    public Duration timeout() {
        return delivery.timeout();
    }

    @Override
    public @Nullable Object values(TemplateData data) {
        return body.values(data);
    }

    /** @param instead test leads go to them and to nobody else; empty for those the file names */
    private EmailMessage message(TemplateData data, List<Address> instead) {
        List<Address> from = envelope.of("from", data);
        boolean replaced = !instead.isEmpty();
        List<Address> to = replaced ? instead : envelope.of("to", data);
        if (to.isEmpty()) {
            throw new RenderFailed("(to) is empty for this lead. Maybe a value in it is missing.");
        }
        String text = body.text(data, Secrecy.SHOWN);
        String html = body.html(data, Secrecy.SHOWN);
        List<Attachment> attachments = body.attachments(data);
        return new EmailMessage(
                from.isEmpty() ? null : from.getFirst(),
                to,
                replaced ? List.of() : envelope.of("cc", data),
                replaced ? List.of() : envelope.of("bcc", data),
                envelope.of("reply_to", data),
                Target.clean(envelope.subject().text(data, Secrecy.SHOWN)),
                data.delivery(),
                text,
                html,
                attachments);
    }

    private static Map<String, String> headers(EmailMessage message) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (message.from() != null) {
            headers.put("From", message.from().toString());
        }
        put(headers, "To", message.to());
        put(headers, "Cc", message.cc());
        put(headers, "Reply-To", message.replyTo());
        headers.put("Subject", message.subject());
        return headers;
    }

    private static void put(Map<String, String> headers, String name, List<Address> addresses) {
        if (!addresses.isEmpty()) {
            headers.put(name, addresses.stream().map(Address::toString).collect(Collectors.joining(", ")));
        }
    }

    private static Map<String, Object> pretended(EmailMessage message) {
        Map<String, Object> all = new LinkedHashMap<>(headers(message));
        all.put("text", message.text() == null ? "" : message.text());
        all.put("html", message.html() == null ? "" : message.html());
        all.put(
                "attachments",
                message.attachments().stream().map(Attachment::name).toList());
        return all;
    }

    private static URI mailto(List<Address> to) {
        String all = to.stream().map(Address::address).collect(Collectors.joining(","));
        try {
            return new URI("mailto", all, null);
        } catch (URISyntaxException e) {
            throw new RenderFailed("(to) is not an e-mail address for this lead.", e);
        }
    }
}
