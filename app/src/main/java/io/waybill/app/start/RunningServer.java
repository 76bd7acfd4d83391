package io.waybill.app.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The Waybill that a command talks to: named by the environment, else the one that runs on the home. */
record RunningServer(String address, String key) {
    /** Null when none is known, or no key for it. */
    static @Nullable RunningServer find(@Nullable Path home, Environment environment) {
        Path named = home == null ? environment.home() : home;
        Path data = (named == null ? Path.of("") : named).toAbsolutePath().resolve("data");
        String address = firstOf(environment.url(), data.resolve("address"));
        String key = firstOf(environment.adminKey(), data.resolve("admin-key"));
        return address == null || key == null ? null : new RunningServer(address.replaceAll("/+$", ""), key);
    }

    private static @Nullable String firstOf(@Nullable String said, Path file) {
        if (said != null || !Files.isRegularFile(file)) {
            return said;
        }
        try {
            String kept = Files.readString(file).strip();
            return kept.isEmpty() ? null : kept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "RunningServer[" + address + "]";
    }
}
