package io.waybill.app.exchange;

import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import io.waybill.mappings.request.Rendered;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a rendered request into a request line and headers, or says why it must not leave. */
final class RequestHead {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    /** They frame the message or name the host. A value from a mapping could make one request look like two to the other side. */
    private static final Set<String> OURS =
            Set.of("host", "content-length", "transfer-encoding", "expect", "upgrade", "te", "trailer");

    private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";

    private RequestHead() {}

    /** Why the request cannot be sent as it stands; null when it can. Names headers, never their values: those may be secrets. */
    static @Nullable String faultIn(Rendered request) {
        if (!METHODS.contains(request.method())) {
            return "method \"" + request.method() + "\" is not one of " + String.join(", ", METHODS);
        }
        return request.headers().entrySet().stream()
                .map(RequestHead::faultIn)
                .filter(fault -> fault != null)
                .findFirst()
                .orElse(null);
    }

    /** Builds the head of a request in which {@link #faultIn} found nothing. */
    static HttpRequest of(Rendered request, Destination.To to) {
        var headers =
                DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
        headers.set(HttpHeaderNames.HOST, to.endpoint().authority());
        request.headers().forEach((name, value) -> headers.add(name, utf8(value)));
        defaultTo(headers, HttpHeaderNames.USER_AGENT, "Waybill");
        defaultTo(headers, HttpHeaderNames.ACCEPT, "*/*");
        defaultTo(headers, HttpHeaderNames.ACCEPT_ENCODING, "gzip, deflate");
        var body = request.body();
        if (body != null || WITH_BODY.contains(request.method())) {
            headers.set(HttpHeaderNames.CONTENT_LENGTH, body == null ? 0 : body.length);
        }
        return new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.valueOf(request.method()), to.target(), headers);
    }

    private static @Nullable String faultIn(Map.Entry<String, String> header) {
        var name = header.getKey();
        if (name.isEmpty() || !name.chars().allMatch(RequestHead::isTokenSign)) {
            return "header \"" + name + "\" is not a valid name";
        }
        if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
            return "header \"" + name + "\" is set by Waybill. Maybe leave it out of the mapping";
        }
        return header.getValue().chars().anyMatch(sign -> (sign < ' ' && sign != '\t') || sign == 0x7f)
                ? "header \"" + name + "\" has a line break or another control character in its value"
                : null;
    }

    private static boolean isTokenSign(int sign) {
        return (sign >= 'a' && sign <= 'z')
                || (sign >= 'A' && sign <= 'Z')
                || (sign >= '0' && sign <= '9')
                || TOKEN_SIGNS.indexOf(sign) >= 0;
    }

    /** Bytes of UTF-8, which servers expect; left as a String each letter beyond ASCII would become a question mark. */
    private static CharSequence utf8(String value) {
        return new AsciiString(value.getBytes(StandardCharsets.UTF_8), false);
    }

    private static void defaultTo(HttpHeaders headers, CharSequence name, String value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }
}
