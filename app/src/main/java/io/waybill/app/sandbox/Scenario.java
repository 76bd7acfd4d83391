package io.waybill.app.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a pretend party can do. The name in the address is the constant's in lower case with {@code -}. */
enum Scenario {
    ACCEPT,
    REJECT,
    DUPLICATE,
    DUPLICATE_409,
    INVALID,
    AUTH,
    FORBIDDEN,
    RATE_LIMITED,
    ERROR,
    SLOW,
    HANG,
    GARBAGE,
    EMPTY,
    RESET,
    BID,
    PHONE_CHECK;

    static @Nullable Scenario find(String word) {
        return Arrays.stream(values())
                .filter(scenario -> scenario.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    static String words() {
        return Arrays.stream(values()).map(Scenario::word).collect(Collectors.joining(", "));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
