package io.waybill.app.release;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.Map;

/** Files as they were sent, byte for byte. */
final class FileAnswer {
    private static final Map<String, String> TYPES = Map.of(
            "csv", "text/csv; charset=utf-8",
            "json", "application/json",
            "yaml", "application/yaml",
            "yml", "application/yaml",
            "txt", "text/plain; charset=utf-8",
            "drl", "text/plain; charset=utf-8");

    private FileAnswer() {}

    static MutableHttpResponse<byte[]> of(String path, byte[] content) {
        var type = TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "application/octet-stream");
        // What people upload is shown as what it is, and never run as a page.
        return answer(content, type).header("X-Content-Type-Options", "nosniff");
    }

    static MutableHttpResponse<byte[]> zip(String name, byte[] content) {
        return answer(content, "application/zip")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".zip\"");
    }

    private static MutableHttpResponse<byte[]> answer(byte[] content, String type) {
        return HttpResponse.ok(content).header(HttpHeaders.CONTENT_TYPE, type);
    }
}
