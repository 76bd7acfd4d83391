package io.waybill.app.sandbox;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** {@code /sandbox/<scenario>}, whatever is sent there. */
@Controller("/sandbox")
@Consumes(MediaType.ALL)
@Requires(property = "waybill.sandbox", value = "true")
final class SandboxController {
    private static final byte[] NOTHING = {};

    private final Sandbox sandbox;

    SandboxController(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @Get("/{scenario}")
    CompletableFuture<HttpResponse<?>> get(String scenario, HttpRequest<byte[]> request) {
        return play(scenario, request);
    }

    @Post("/{scenario}")
    CompletableFuture<HttpResponse<?>> post(String scenario, HttpRequest<byte[]> request) {
        return play(scenario, request);
    }

    @Put("/{scenario}")
    CompletableFuture<HttpResponse<?>> put(String scenario, HttpRequest<byte[]> request) {
        return play(scenario, request);
    }

    private CompletableFuture<HttpResponse<?>> play(String word, HttpRequest<byte[]> request) {
        var scenario = Scenario.find(word);
        if (scenario == null) {
            var text = "no such scenario. Maybe one of " + Scenario.words();
            return CompletableFuture.completedFuture(HttpResponse.notFound(Map.of("message", text)));
        }
        return sandbox.play(scenario, new Visit(request, request.getBody().orElse(NOTHING)));
    }
}
