package io.waybill.app.intake;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Options;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import java.util.concurrent.CompletableFuture;

/** Where sources hand in leads. */
@Controller("/flows/{flow}/sources/{source}/submit")
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
final class SubmitController {
    private final Door door;
    private final Reception reception;

    SubmitController(Door door, Reception reception) {
        this.door = door;
        this.reception = reception;
    }

    @Post
    CompletableFuture<MutableHttpResponse<byte[]>> post(String flow, String source, HttpRequest<?> request) {
        return door.enter(flow, source, request, reception);
    }

    @Get(headRoute = false)
    CompletableFuture<MutableHttpResponse<byte[]>> get(String flow, String source, HttpRequest<?> request) {
        return door.enter(flow, source, request, reception);
    }

    @Options
    MutableHttpResponse<byte[]> preflight(String flow, String source, HttpRequest<?> request) {
        return door.preflight(flow, source, request);
    }
}
