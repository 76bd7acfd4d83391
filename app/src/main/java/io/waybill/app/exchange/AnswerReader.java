package io.waybill.app.exchange;

import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.waybill.mappings.response.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts one answer together from what comes in. For one answer, on one event loop. */
final class AnswerReader {
    /** How long a connection may rest when the other side does not say. Common servers close after five seconds. */
    static final Duration USUAL_REST = Duration.ofSeconds(4);

    private static final Duration LONGEST_REST = Duration.ofMinutes(1);
    private static final int BODY_CAP = 1024 * 1024;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private @Nullable HttpResponse head;

    /** How far the answer has come. */
    sealed interface Progress {}

    record More() implements Progress {}

    /** @param rest how long the connection may be kept for the next request; zero when it must be closed */
    record Whole(Answer answer, Duration rest) implements Progress {}

    record Broken(Fault fault, String detail) implements Progress {}

    Progress read(HttpObject part) {
        if (part.decoderResult().isFailure()) {
            return broken(part.decoderResult().cause());
        }
        return switch (part) {
            case HttpResponse response -> begin(response);
            case HttpContent content -> add(content);
            default -> new Broken(Fault.UNPARSEABLE, "not an HTTP answer");
        };
    }

    private Progress begin(HttpResponse response) {
        var status = response.status().code();
        if (status == 101 || status < 100 || status > 999) {
            return new Broken(Fault.UNPARSEABLE, "answered with status " + status);
        }
        head = response;
        return new More();
    }

    private Progress add(HttpContent content) {
        var response = head;
        if (response == null) {
            return new Broken(Fault.UNPARSEABLE, "answer has no status");
        }
        var bytes = content.content();
        if (body.size() + bytes.readableBytes() > BODY_CAP) {
            return new Broken(Fault.UNPARSEABLE, "answer is larger than " + BODY_CAP + " bytes");
        }
        body.writeBytes(bytesOf(content));
        return content instanceof LastHttpContent ? end(response) : new More();
    }

    /** An interim answer, such as 100 Continue, only announces the real one. */
    private Progress end(HttpResponse response) {
        if (response.status().code() < 200) {
            head = null;
            return new More();
        }
        try {
            var encodings = response.headers().getAll(HttpHeaderNames.CONTENT_ENCODING);
            var unpacked = ContentEncoding.decode(encodings, body.toByteArray(), BODY_CAP);
            return new Whole(new Answer(response.status().code(), headers(response), unpacked), rest(response));
        } catch (IOException e) {
            return new Broken(Fault.UNPARSEABLE, "answer cannot be unpacked: " + e.getMessage());
        }
    }

    private static byte[] bytesOf(HttpContent content) {
        var bytes = new byte[content.content().readableBytes()];
        content.content().readBytes(bytes);
        return bytes;
    }

    private static Progress broken(Throwable cause) {
        return cause instanceof PrematureChannelClosureException
                ? new Broken(Fault.CONNECTION, "connection closed in the middle of the answer")
                : new Broken(Fault.UNPARSEABLE, "not an HTTP answer");
    }

    private static Map<String, List<String>> headers(HttpResponse response) {
        var headers = new LinkedHashMap<String, List<String>>();
        response.headers()
                .forEach(header -> headers.computeIfAbsent(
                                header.getKey().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                        .add(header.getValue()));
        headers.replaceAll((name, values) -> List.copyOf(values));
        return headers;
    }

    /** A second less than {@code Keep-Alive: timeout} says, so that a request does not cross the other side's closing. */
    private static Duration rest(HttpResponse response) {
        if (!HttpUtil.isKeepAlive(response)) {
            return Duration.ZERO;
        }
        var said = KeepAlive.timeoutIn(response.headers().get("Keep-Alive", ""));
        if (said == null) {
            return USUAL_REST;
        }
        var rest = said.minusSeconds(1);
        return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
    }
}
