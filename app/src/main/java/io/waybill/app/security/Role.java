package io.waybill.app.security;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a caller of the management API may do; each role may do what those before it may. */
public enum Role {
    /** Sees leads without personal data, rules, reports. */
    VIEWER,
    /** Edits tables and drafts. */
    ANALYST,
    /** Activates releases, works on recipients, reviews and replays. */
    OPERATOR,
    /** Everything: keys, secrets, erasure. */
    ADMIN;

    /** As people write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that word; null when there is none. */
    public static @Nullable Role find(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }

    /** Whether it includes what that role may do. */
    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }
}
