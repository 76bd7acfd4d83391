package io.waybill.app.intake;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import java.util.concurrent.CompletableFuture;

/** What a door is for: takes what has passed all checks. */
interface Desk {
    /** The name of the source's limit for it, as in {@code limits:} of its file. */
    String limit();

    /** What it takes, in the words of a refusal. */
    String things();

    /** Completes with the answer, holding no thread. */
    CompletableFuture<MutableHttpResponse<byte[]>> take(Terms terms, SentFields sent, HttpRequest<?> request);
}
