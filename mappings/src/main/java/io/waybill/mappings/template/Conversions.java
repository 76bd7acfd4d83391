package io.waybill.mappings.template;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.waybill.mappings.field.StateZones;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From text to something else. */
final class Conversions {
    private static final Pattern NUMBER = Pattern.compile(
            "[^0-9.+-]*?([+-]?)[^0-9.+-]*?([0-9][0-9,]{0,40}(?:\\.[0-9]{0,40})?|\\.[0-9]{1,40})[^0-9.]*");
    private static final Set<String> YES = Set.of("true", "t", "yes", "y", "1", "on");
    private static final Set<String> NO = Set.of("false", "f", "no", "n", "0", "off");
    private static final Pattern WORD = Pattern.compile("[\\pL\\pN'’]+");
    private static final int VISIBLE = 4;

    private Conversions() {}

    /** A number without currency signs and thousands separators; null when there is none in it. */
    static @Nullable BigDecimal number(@Nullable Object input) {
        if (input instanceof Boolean flag) {
            return flag ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        Object typed = Values.typed(input);
        if (typed instanceof BigDecimal number) {
            return number;
        }
        Matcher parts = NUMBER.matcher(Values.textOrEmpty(typed).strip());
        return parts.matches() ? new BigDecimal(parts.group(1) + parts.group(2).replace(",", "")) : null;
    }

    /** Yes or no; null when it says neither. */
    static @Nullable Boolean bool(@Nullable Object input) {
        String text = Values.textOrEmpty(input).strip().toLowerCase(Locale.ROOT);
        return YES.contains(text) ? Boolean.TRUE : NO.contains(text) ? Boolean.FALSE : null;
    }

    /** Every word with a capital; words all in capitals lose the others, mixed ones ({@code McDonald}) keep them. */
    static String title(String text) {
        Matcher words = WORD.matcher(text);
        StringBuilder out = new StringBuilder();
        int done = 0;
        while (words.find()) {
            String word = words.group();
            int first = word.offsetByCodePoints(0, 1);
            boolean shouting = word.equals(word.toUpperCase(Locale.ROOT));
            String rest = word.substring(first);
            out.append(text, done, words.start())
                    .append(word.substring(0, first).toUpperCase(Locale.ROOT))
                    .append(shouting ? rest.toLowerCase(Locale.ROOT) : rest);
            done = words.end();
        }
        return out.append(text.substring(done)).toString();
    }

    /** Stars for all but the last four characters; short texts are hidden whole. */
    static String mask(String text) {
        return text.length() <= VISIBLE
                ? "*".repeat(text.length())
                : "*".repeat(text.length() - VISIBLE) + text.substring(text.length() - VISIBLE);
    }

    /** The hash of the text's UTF-8 bytes, in lower-case hex. */
    static String hash(String algorithm, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has (%s).".formatted(algorithm), e);
        }
    }

    /** The time zone of a state or province; null when it is not known. */
    static @Nullable String zone(String state) {
        ZoneId zone = StateZones.find(state);
        return zone == null ? null : zone.getId();
    }

    /** A moment in ISO form as milliseconds since 1970; null when it is none. */
    static @Nullable BigDecimal millis(String moment) {
        try {
            return BigDecimal.valueOf(Instant.parse(moment).toEpochMilli());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
