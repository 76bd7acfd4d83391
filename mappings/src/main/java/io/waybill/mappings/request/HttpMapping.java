package io.waybill.mappings.request;

import io.waybill.mappings.response.Answer;
import io.waybill.mappings.response.Reading;
import io.waybill.mappings.response.ResponseMapping;
import io.waybill.mappings.response.SoapFault;
import io.waybill.mappings.template.Secrecy;
import io.waybill.mappings.template.TemplateData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** One exchange over HTTP, as a mapping file describes it. Immutable, safe for use by many threads. */
public final class HttpMapping implements ExchangeMapping {
    private static final String ACCEPT = "application/json, application/xml, text/html, text/plain, */*;q=0.1";
    private static final String ATTEMPT = "X-Waybill-Attempt";

    private final Target target;
    private final Content content;
    private final ResponseMapping response;
    private final Delivery delivery;

    HttpMapping(Target target, Content content, ResponseMapping response, Delivery delivery) {
        this.target = target;
        this.content = content;
        this.response = response;
        this.delivery = delivery;
    }

    /**
     * How it is delivered.
     *
     * @param idempotencyHeader carries the delivery id; null where a repeat is harmless anyway (pings, enhancements)
     * @param gzip the body is compressed
     * @param secrets that the file names
     */
    record Delivery(Duration timeout, @Nullable String idempotencyHeader, boolean gzip, Masking secrets) {}

    @Override
    public Rendered render(TemplateData data, @Nullable String address) {
        Credentials credentials = target.auth().credentials(data);
        String body = content.body(data, Secrecy.SHOWN, credentials.wsse());
        Map<String, String> headers = headers(data, Secrecy.SHOWN, credentials, body != null);
        return new Rendered(
                target.method(),
                target.uri(address(data, address, Secrecy.SHOWN, credentials)),
                headers,
                body == null ? null : bytes(body),
                masked(data, address, credentials.masked(), body),
                way(credentials, address),
                delivery.secrets().and(credentials.secrets()));
    }

    /** This server's own sandbox lets everybody in, so nobody has to be asked for a token. */
    private static Way way(Credentials credentials, @Nullable String address) {
        TokenRequest token = credentials.token();
        boolean pretended = address != null && address.startsWith("/");
        return token == null || pretended ? Way.WEB : new Way.WebWithToken(token);
    }

    /** Rendered anew with its secrets hidden, for a secret cannot be found again in what it became. */
    private Rendered.Masked masked(
            TemplateData data, @Nullable String address, Credentials credentials, @Nullable String body) {
        Map<String, String> headers = headers(data, Secrecy.MASKED, credentials, body != null);
        boolean hidden = content.holdsSecret() || credentials.wsse() != null;
        return new Rendered.Masked(
                InstanceUrl.show(Sensitive.maskUri(address(data, address, Secrecy.MASKED, credentials))),
                Sensitive.maskHeaders(headers, credentials.headers().keySet()),
                hidden ? content.body(data, Secrecy.MASKED, credentials.wsse()) : body);
    }

    @Override
    public Reading read(Answer answer) {
        Reading reading = response.read(answer);
        String fault = content.format() == BodyFormat.SOAP ? SoapFault.findText(answer) : null;
        if (fault == null) {
            return reading;
        }
        String reason = fault.isEmpty() ? reading.reason() : fault;
        return new Reading(
                Reading.Verdict.ERROR, reason, reading.cents(), reading.reference(), reading.append(), reading.text());
    }

    @Override
    public Duration timeout() {
        return delivery.timeout();
    }

    @Override
    public @Nullable Object values(TemplateData data) {
        return content.values(data);
    }

    /** The names that answers can append to a lead. */
    public Set<String> appends() {
        return response.appends();
    }

    private String address(TemplateData data, @Nullable String address, Secrecy secrecy, Credentials credentials) {
        String base = Target.withQuery(target.address(data, address, secrecy), content.query(data, secrecy));
        return Target.withQuery(base, Target.query(credentials.query()));
    }

    /** What the author wrote wins over what we would send, but not over the proof of who is asking. */
    private Map<String, String> headers(TemplateData data, Secrecy secrecy, Credentials credentials, boolean body) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Accept", ACCEPT);
        if (body) {
            headers.put("Content-Type", content.contentType());
        }
        if (content.format() == BodyFormat.SOAP) {
            headers.putAll(content.style().soap().requestHeaders());
        }
        if (delivery.idempotencyHeader() != null) {
            headers.put(delivery.idempotencyHeader(), Target.clean(data.delivery()));
            headers.put(ATTEMPT, Integer.toString(data.attempt()));
        }
        headers.putAll(target.headers(data, secrecy));
        credentials.headers().forEach((name, value) -> headers.put(name, Target.clean(value)));
        if (body && delivery.gzip()) {
            headers.put("Content-Encoding", "gzip");
        }
        return Collections.unmodifiableMap(headers);
    }

    private byte[] bytes(String text) {
        byte[] bytes = content.bytes(text);
        return delivery.gzip() ? compressed(bytes) : bytes;
    }

    private static byte[] compressed(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Compressing in memory failed.", e);
        }
        return out.toByteArray();
    }
}
