package io.waybill.app.openapi;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** {@code openapi.yaml}, which is kept by hand: what handlers take and answer does not show in their signatures, and roles do not at all. */
@Controller("/openapi")
final class OpenApiController {
    private static final String DOCUMENT = "/openapi.yaml";

    @Get(produces = "application/yaml; charset=utf-8")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> document() {
        try (InputStream in = Objects.requireNonNull(OpenApiController.class.getResourceAsStream(DOCUMENT), DOCUMENT)) {
            return HttpResponse.ok(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
