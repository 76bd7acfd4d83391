package io.waybill.app.answer;

import io.micronaut.http.HttpHeaders;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a caller's {@code Accept} asks for. A caller that says nothing takes anything. */
public record Accept(List<Range> ranges) {
    private static final Range ANYTHING = new Range("*/*", 1);

    public Accept {
        ranges = List.copyOf(ranges);
    }

    /** One media range and how much it is wanted, 0 to 1. */
    public record Range(String mediaType, double quality) {
        private int fit(String offered) {
            if (mediaType.equals(offered)) {
                return 3;
            }
            if (mediaType.equals(offered.substring(0, offered.indexOf('/')) + "/*")) {
                return 2;
            }
            return mediaType.equals("*/*") ? 1 : 0;
        }
    }

    /** Reads all {@code Accept} headers; what is not a media range is left out, except that garbage alone accepts nothing. */
    public static Accept of(HttpHeaders headers) {
        String header = String.join(",", headers.getAll(HttpHeaders.ACCEPT));
        if (header.isBlank()) {
            return new Accept(List.of(ANYTHING));
        }
        return new Accept(Arrays.stream(header.split(",", -1))
                .filter(range -> range.contains("/") || range.strip().startsWith("*"))
                .map(Accept::range)
                .toList());
    }

    private static Range range(String text) {
        String[] parts = text.toLowerCase(Locale.ROOT).split(";", -1);
        String mediaType = parts[0].strip();
        double quality = Arrays.stream(parts)
                .skip(1)
                .map(String::strip)
                .filter(parameter -> parameter.startsWith("q="))
                .findFirst()
                .map(parameter -> quality(parameter.substring(2)))
                .orElse(1.0);
        return new Range(mediaType.equals("*") ? "*/*" : mediaType, quality);
    }

    private static double quality(String text) {
        // A weight that is no weight is taken as none given.
        return text.matches("[01](\\.[0-9]{0,3})?") ? Math.min(1, Double.parseDouble(text)) : 1;
    }

    /** The best format for the caller: most wanted, then most exactly named, then JSON; null when none will do. */
    public @Nullable AnswerFormat best() {
        return Arrays.stream(AnswerFormat.values())
                .filter(format -> match(format).quality() > 0)
                .min(Comparator.comparingDouble(
                                (AnswerFormat format) -> -match(format).quality())
                        .thenComparingInt(format -> -match(format).fit(format.mediaType())))
                .orElse(null);
    }

    /** Whether JSON is asked for by name. */
    public boolean namesJson() {
        return named(AnswerFormat.JSON).isPresent();
    }

    private Optional<Range> named(AnswerFormat format) {
        return ranges.stream()
                .filter(range -> range.mediaType().equals(format.mediaType()) && range.quality() > 0)
                .findFirst();
    }

    private Range match(AnswerFormat format) {
        return ranges.stream()
                .filter(range -> range.fit(format.mediaType()) > 0)
                .max(Comparator.comparingInt(range -> range.fit(format.mediaType())))
                .orElse(new Range("", 0));
    }
}
