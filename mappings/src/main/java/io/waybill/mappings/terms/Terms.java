package io.waybill.mappings.terms;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When and how much may be sent to a recipient, and what stands in for it.
 *
 * @param caps the most it takes in a period; all of them hold
 * @param prepaid whether it takes leads only as long as what it has deposited lasts
 * @param hours when it takes leads: in any of these; empty for always
 * @param rate how many requests may be sent; null for any number
 * @param fallbacks what stands in for it, in order
 * @param consent names by which a person may have consented to it, beside its id and its name
 */
public record Terms(
        List<Cap> caps,
        boolean prepaid,
        List<Hours> hours,
        @Nullable RateLimit rate,
        List<FallbackWay> fallbacks,
        List<String> consent) {
    /** No limits at all. */
    public static final Terms NONE = new Terms(List.of(), false, List.of(), null, List.of(), List.of());

    public Terms {
        caps = List.copyOf(caps);
        hours = List.copyOf(hours);
        fallbacks = List.copyOf(fallbacks);
        consent = List.copyOf(consent);
    }

    /** Whether leads are taken at this moment. */
    public boolean isOpen(Instant at) {
        return hours.isEmpty() || hours.stream().anyMatch(each -> each.isOpen(at));
    }

    /** The stand-in that this word names; null when there is none any more. */
    public @Nullable FallbackWay findFallback(String word) {
        return fallbacks.stream()
                .filter(way -> way.word().equals(word))
                .findFirst()
                .orElse(null);
    }
}
