package io.waybill.mappings.request;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.waybill.mappings.request.EmailMessage.Address;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads addresses as people write them: {@code ann@example.com} or {@code Ann Lee <ann@example.com>}. */
final class Mailbox {
    private static final String PLAIN = "[^\\s@,;:<>\"()\\[\\]\\\\\\x00-\\x1F]+@[^\\s@,;:<>\"()\\\\\\x00-\\x1F]+";
    private static final Pattern ADDRESS = Pattern.compile(PLAIN);
    private static final Pattern NAMED = Pattern.compile("(?s)(.*)<(" + PLAIN + ")>\\s*");
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[\\s<>\"\\x00-\\x1F\\x7F]+");

    private Mailbox() {}

    /** One address; null when it is none. A value of a lead is read by this, so that it can never become two. */
    static @Nullable Address find(String text) {
        String bare = text.strip();
        if (ADDRESS.matches(bare)) {
            return new Address("", bare);
        }
        Matcher named = NAMED.matcher(bare);
        return named.matches()
                ? new Address(
                        NOT_IN_NAMES.matcher(named.group(1)).replaceAll(" ").strip(), named.group(2))
                : null;
    }

    /** The author's own list: several separated by commas. */
    static List<String> split(String text) {
        return Arrays.stream(text.split("[,;]", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
