package io.waybill.app.intake;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.http.exceptions.BufferLengthExceededException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.scheduling.TaskExecutors;
import io.waybill.app.answer.Refusal;
import io.waybill.app.exchange.ContentEncoding;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives bodies without holding a thread and reads them away from the server's event loop. */
@Singleton
final class BodyReader {
    private static final Logger LOG = LoggerFactory.getLogger(BodyReader.class);
    private static final int MOST_BYTES = 1024 * 1024;
    private static final Refusal TOO_LARGE =
            new Refusal(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "The body is larger than 1 MB");

    private static final Refusal CUT_OFF = new Refusal(HttpStatus.BAD_REQUEST, "The body was cut off");

    private static final Refusal DAMAGED = new Refusal(
            HttpStatus.BAD_REQUEST,
            "The body cannot be unpacked as its Content-Encoding says. Maybe it is not packed, or was cut off?");

    private static final Refusal ENCODED = new Refusal(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The Content-Encoding is not supported. Supported are: gzip, deflate");

    private final ExecutorService workers;

    BodyReader(@Named(TaskExecutors.BLOCKING) ExecutorService workers) {
        this.workers = workers;
    }

    /** Completes with what was sent, on a worker's thread. */
    CompletableFuture<Checked<SentFields>> read(HttpRequest<?> request, Query asked) {
        Query query = request.getPath().endsWith("/ping") ? asked.forPing() : asked;
        if (request.getMethod() != HttpMethod.POST || !hasBody(request.getHeaders())) {
            return CompletableFuture.supplyAsync(() -> RequestReader.read(query), workers);
        }
        List<String> encodings = request.getHeaders().getAll(HttpHeaders.CONTENT_ENCODING);
        if (!ContentEncoding.isKnown(encodings)) {
            return CompletableFuture.completedFuture(Checked.refused(ENCODED));
        }
        return switch (Body.read(request.getHeaders().get(HttpHeaders.CONTENT_TYPE))) {
            case Checked.Refused<Body>(Refusal refusal) -> CompletableFuture.completedFuture(Checked.refused(refusal));
            case Checked.Passed<Body>(Body body) ->
                receive((ServerHttpRequest<?>) request)
                        .thenApplyAsync(
                                received -> received.then(packed -> unpack(encodings, packed))
                                        .then(bytes -> RequestReader.read(query, body, bytes)),
                                workers);
        };
    }

    private static Checked<byte[]> unpack(List<String> encodings, byte[] packed) {
        if (packed.length == 0 || encodings.isEmpty()) {
            return Checked.passed(packed);
        }
        try (InputStream in = ContentEncoding.open(encodings, new ByteArrayInputStream(packed))) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            return bytes.length > MOST_BYTES ? Checked.refused(TOO_LARGE) : Checked.passed(bytes);
        } catch (IOException damaged) {
            LOG.info("A body cannot be unpacked: {}", damaged.getClass().getName());
            return Checked.refused(DAMAGED);
        }
    }

    private static boolean hasBody(HttpHeaders headers) {
        return headers.contains(HttpHeaders.CONTENT_LENGTH) || headers.contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private static CompletableFuture<Checked<byte[]>> receive(ServerHttpRequest<?> request) {
        if (request.byteBody().expectedLength().orElse(0) > MOST_BYTES) {
            return CompletableFuture.completedFuture(Checked.refused(TOO_LARGE));
        }
        return request.byteBody().buffer().handle((body, failure) -> {
            if (failure == null) {
                return withinLimit(body);
            }
            return Checked.refused(isTooLarge(failure) ? TOO_LARGE : cutOff(failure));
        });
    }

    /** Whether it was announced, or has become, larger than the server keeps. */
    private static boolean isTooLarge(Throwable failure) {
        return failure instanceof ContentLengthExceededException || failure instanceof BufferLengthExceededException;
    }

    private static Refusal cutOff(Throwable failure) {
        LOG.info(
                "A body broke off while it was received: {}", failure.getClass().getName());
        return CUT_OFF;
    }

    private static Checked<byte[]> withinLimit(CloseableAvailableByteBody body) {
        try (body) {
            return body.length() > MOST_BYTES ? Checked.refused(TOO_LARGE) : Checked.passed(body.toByteArray());
        }
    }
}
