package io.waybill.mappings.request;

import io.waybill.mappings.template.Escaping;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Hides secrets by their value, in whatever form an answer may repeat them. Its {@code toString} hides them too. */
public final class Masking {
    public static final Masking NOTHING = new Masking(List.of());

    /** A shorter one would hide half of every answer, and is no secret worth the name. */
    private static final int SHORTEST = 4;

    private final Set<String> values;
    private final List<String> forms;

    private Masking(Collection<String> values) {
        this.values = Set.copyOf(values);
        this.forms = this.values.stream()
                .flatMap(Masking::forms)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    public static Masking of(Collection<String> values) {
        List<String> usable = values.stream()
                .map(String::strip)
                .filter(value -> value.length() >= SHORTEST)
                .toList();
        return usable.isEmpty() ? NOTHING : new Masking(usable);
    }

    /** Hides what the other hides too. */
    public Masking and(Masking other) {
        return and(other.values);
    }

    /** Hides these too. */
    public Masking and(Collection<String> more) {
        if (values.containsAll(more)) {
            return this;
        }
        Set<String> all = new TreeSet<>(values);
        all.addAll(more);
        return of(all);
    }

    public String mask(String text) {
        String masked = text;
        for (String form : forms) {
            masked = masked.replace(form, Sensitive.MASK);
        }
        return masked;
    }

    private static Stream<String> forms(String value) {
        return Stream.of(
                value,
                Escaping.URL.escape(value),
                Escaping.JSON.escape(value),
                Escaping.XML.escape(value),
                Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return Sensitive.MASK;
    }
}
