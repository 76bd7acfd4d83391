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

/** Where sources ask what they would be paid. It reads requests as the door for leads does. */
@Controller("/flows/{flow}/sources/{source}/ping")
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
final class PingController {
    private final Door door;
    private final PingDesk desk;

    PingController(Door door, PingDesk desk) {
        this.door = door;
        this.desk = desk;
    }

    @Post
    CompletableFuture<MutableHttpResponse<byte[]>> post(String flow, String source, HttpRequest<?> request) {
        return door.enter(flow, source, request, desk);
    }

    @Get(headRoute = false)
    CompletableFuture<MutableHttpResponse<byte[]>> get(String flow, String source, HttpRequest<?> request) {
        return door.enter(flow, source, request, desk);
    }

    @Options
    MutableHttpResponse<byte[]> preflight(String flow, String source, HttpRequest<?> request) {
        return door.preflight(flow, source, request);
    }
}
