package io.waybill.mappings.request;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The path on a file server that an {@code sftp://} address means. */
public final class FilePath {
    private static final String HOME = "/~/";

    private FilePath() {}

    /** Absolute, or below the user's home where the address begins with {@code /~/}; null when a step leads back. */
    public static @Nullable String find(URI uri) {
        List<String> steps = Arrays.stream(uri.getRawPath().split("/", -1))
                .map(step -> URLDecoder.decode(step.replace("+", "%2B"), StandardCharsets.UTF_8))
                .map(FilePath::flat)
                .toList();
        if (steps.contains("..") || steps.contains(".")) {
            return null;
        }
        String path = steps.stream().collect(Collectors.joining("/"));
        return path.startsWith(HOME) ? path.substring(HOME.length()) : path;
    }

    /** A value may hold a slash, which then is part of a name. */
    private static String flat(String step) {
        return step.replaceAll("[/\\\\\\p{Cntrl}]", "_");
    }
}
