package io.waybill.mappings.template;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.waybill.mappings.pattern.ScriptPattern;
import io.waybill.mappings.template.Filters.Spec;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters that other platforms' templates have and ours need, so that they can be brought along. */
final class TextFilters {
    private static final Map<String, String> ALGORITHMS = Map.of(
            "md5", "MD5",
            "sha1", "SHA-1",
            "sha224", "SHA-224",
            "sha256", "SHA-256",
            "sha384", "SHA-384",
            "sha512", "SHA-512");
    private static final List<String> ENCODINGS = List.of("hex", "base64", "latin1");
    private static final Map<String, String> PLAIN =
            Map.of("‘", "'", "’", "'", "“", "\"", "”", "\"", "–", "-", "—", "-", "…", "...", "ß", "ss", "\u00a0", " ");
    private static final Pattern NOT_ASCII = Pattern.compile("[^\\x00-\\x7F]");
    private static final Pattern GROUP = Pattern.compile("\\\\\\$([0-9&])");

    static final Map<String, Spec> ALL = Map.of(
            "moment", new Spec(1, 2, Filters.onText(MomentFormat::format), TextFilters::checkZone),
            "numeral", new Spec(1, 1, NumeralFormat::format),
            "substring", new Spec(1, 2, Filters.onText(TextFilters::substring)),
            "replace_regex", new Spec(2, 2, Filters.onText(TextFilters::replaceRegex), TextFilters::checkPattern),
            "extract", new Spec(1, 1, Filters.onText(TextFilters::extract), TextFilters::checkPattern),
            "hash", new Spec(1, 3, Filters.onText(TextFilters::hash), TextFilters::checkHash),
            "ascii", new Spec(0, 0, (input, arguments) -> input instanceof String text ? ascii(text) : input));

    private TextFilters() {}

    /** Counted from 1, the end included. */
    private static String substring(String text, List<@Nullable Object> arguments) {
        int from = Math.max(1, whole(arguments.getFirst(), 1)) - 1;
        int to = Math.min(text.length(), arguments.size() > 1 ? whole(arguments.get(1), text.length()) : text.length());
        return from < to ? text.substring(from, to) : "";
    }

    private static int whole(@Nullable Object value, int otherwise) {
        BigDecimal number = value == null ? null : Conversions.number(value);
        return number == null ? otherwise : Math.clamp(number.longValue(), -1_000_000, 1_000_000);
    }

    private static String replaceRegex(String text, List<@Nullable Object> arguments) {
        ScriptPattern script = ScriptPattern.of(Values.textOrEmpty(arguments.getFirst()));
        Pattern pattern = script.find();
        String with = GROUP.matcher(Matcher.quoteReplacement(Values.textOrEmpty(arguments.get(1))))
                .replaceAll("\\$$1")
                .replace("$&", "$0");
        if (pattern == null || (long) text.length() * (with.length() + 1) > LeafWriter.MAX_CHARS) {
            return text;
        }
        try {
            return pattern.matcher(text).replaceAll(with);
        } catch (IndexOutOfBoundsException e) {
            return text;
        }
    }

    /** The first group, or the whole match where there is none; nothing when it does not match. */
    private static @Nullable String extract(String text, List<@Nullable Object> arguments) {
        Pattern pattern =
                ScriptPattern.of(Values.textOrEmpty(arguments.getFirst())).find();
        Matcher found = pattern == null ? null : pattern.matcher(text);
        return found == null || !found.find() ? null : found.group(Math.min(1, found.groupCount()));
    }

    private static String hash(String text, List<@Nullable Object> arguments) {
        String algorithm = ALGORITHMS.getOrDefault(word(arguments, 0), "SHA-256");
        String salted = (arguments.size() > 1 ? Values.textOrEmpty(arguments.get(1)) : "") + text;
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(salted.getBytes(StandardCharsets.UTF_8));
            return switch (word(arguments, 2)) {
                case "base64" -> Base64.getEncoder().encodeToString(digest);
                case "latin1" -> new String(digest, StandardCharsets.ISO_8859_1);
                default -> HexFormat.of().formatHex(digest);
            };
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has (%s).".formatted(algorithm), e);
        }
    }

    /** Letters without their accents, typographic signs as typewriters have them; what remains is dropped. */
    private static String ascii(String text) {
        String plain = text;
        for (Map.Entry<String, String> sign : PLAIN.entrySet()) {
            plain = plain.replace(sign.getKey(), sign.getValue());
        }
        return NOT_ASCII
                .matcher(Normalizer.normalize(plain, Normalizer.Form.NFKD))
                .replaceAll("");
    }

    private static @Nullable String checkPattern(List<@Nullable Object> arguments) {
        String pattern = Values.textOrEmpty(arguments.getFirst());
        return ScriptPattern.of(pattern).find() != null
                ? null
                : "(%s) is not a regular expression. Look-around and back-references are not available."
                        .formatted(pattern);
    }

    private static @Nullable String checkZone(List<@Nullable Object> arguments) {
        return DateFormat.checkZone(arguments);
    }

    private static @Nullable String checkHash(List<@Nullable Object> arguments) {
        if (!ALGORITHMS.containsKey(word(arguments, 0))) {
            return "There is no hash (%s). Maybe one of: md5, sha1, sha256, sha512.".formatted(word(arguments, 0));
        }
        return arguments.size() < 3 || ENCODINGS.contains(word(arguments, 2))
                ? null
                : "There is no encoding (%s). Maybe hex, base64 or latin1.".formatted(word(arguments, 2));
    }

    private static String word(List<@Nullable Object> arguments, int index) {
        return index < arguments.size()
                ? Values.textOrEmpty(arguments.get(index)).toLowerCase(Locale.ROOT)
                : "";
    }
}
