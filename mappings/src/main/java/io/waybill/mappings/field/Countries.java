package io.waybill.mappings.field;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The countries of ISO 3166, by two-letter and three-letter code, English name and the other names people write. */
final class Countries {
    private static final int LONGEST = 80;

    /** Never part of a country, so that {@code N/A} is not taken for Namibia. */
    private static final String OTHERWISE = "/<>{}";

    private final Map<String, Country> byText;

    private Countries(Map<String, Country> byText) {
        this.byText = byText;
    }

    static Countries load() {
        Map<String, Country> byText = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale locale = Locale.of("", code);
            Country country = new Country(code, locale.getDisplayCountry(Locale.ENGLISH));
            List.of(code, locale.getISO3Country(), country.name()).forEach(text -> byText.put(key(text), country));
        }
        for (String line : ResourceLines.of("country-names.txt")) {
            List<String> words = List.of(line.split("\\s*,\\s*", -1));
            Country country = byText.get(key(words.get(0)));
            if (country == null) {
                throw new IllegalStateException(
                        "The list of country names has the unknown country code (%s).".formatted(words.get(0)));
            }
            words.forEach(word -> byText.put(key(word), country));
        }
        return new Countries(Map.copyOf(byText));
    }

    /** By code or name, without regard to case, punctuation and accents; null when unknown. */
    @Nullable
    Country find(String text) {
        return text.length() > LONGEST ? null : byText.get(key(text));
    }

    private static String key(String text) {
        StringBuilder key = new StringBuilder(text.length());
        Normalizer.normalize(text.replace("&", "and"), Normalizer.Form.NFKD)
                .codePoints()
                .filter(c -> Character.isLetterOrDigit(c) || OTHERWISE.indexOf(c) >= 0)
                .forEach(key::appendCodePoint);
        String upper = key.toString().toUpperCase(Locale.ROOT);
        return upper.startsWith("THE") ? upper.substring("THE".length()) : upper;
    }

    record Country(String code, String name) {}
}
