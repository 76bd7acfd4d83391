package io.waybill.app.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;

/** What people edit of a home folder, as a ZIP file to be sent. */
public final class SentHome {
    private SentHome() {}

    /** Sends the home's files, with these instead of what is there, and waits for the answer. */
    public static HttpResponse<String> post(URI address, Path home, Map<String, String> instead) {
        var request = HttpRequest.newBuilder(address)
                .header("X-API-Key", RunningWaybill.ADMIN_KEY)
                .header("Content-Type", "application/zip")
                .POST(BodyPublishers.ofByteArray(Zips.ofHome(home, instead)))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
