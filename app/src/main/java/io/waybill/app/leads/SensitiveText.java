package io.waybill.app.leads;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds a lead's values in other texts, as mappings may have written them: in any letter case, escaped for URLs, JSON or XML, digits with any
 * separators, dates in the usual orders.
 */
final class SensitiveText {
    /** A single letter or digit is found everywhere and tells nothing. */
    private static final int SHORTEST = 2;

    private static final int FEWEST_DIGITS = 7;
    private static final Pattern DATE = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");

    private final Set<String> words = new LinkedHashSet<>();
    private final Set<Pattern> patterns = new LinkedHashSet<>();

    /** From now on the values of that field are found. */
    void learn(JsonNode field) {
        learn(field.path("raw").asText());
        if (field.hasNonNull("normal")) {
            learn(field.path("normal").asText());
        }
    }

    private void learn(String value) {
        String text = value.strip();
        if (text.length() < SHORTEST) {
            return;
        }
        String escaped = URLEncoder.encode(text, StandardCharsets.UTF_8);
        words.addAll(List.of(text, escaped, escaped.replace("+", "%20"), jsonEscaped(text), xmlEscaped(text)));
        var date = DATE.matcher(text);
        if (date.matches()) {
            patterns.addAll(dates(date.group(1), date.group(2), date.group(3)));
        } else {
            // A telephone number's extension comes after a letter.
            learnDigits(text.split("[A-Za-z]", 2)[0].replaceAll("[^0-9]", ""));
        }
    }

    private void learnDigits(String digits) {
        if (digits.length() >= FEWEST_DIGITS) {
            String spaced = digits.chars()
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining("(?:[^0-9A-Za-z]|%[0-9A-F]{2}){0,4}"));
            patterns.add(Pattern.compile(spaced));
        }
    }

    /** Year first, month first and day first, with and without zeros and separators. */
    private static List<Pattern> dates(String year, String month, String day) {
        String y = "(?:" + year.substring(0, 2) + ")?" + year.substring(2);
        String m = (month.startsWith("0") ? "0?" : "") + month.replaceFirst("^0", "");
        String d = (day.startsWith("0") ? "0?" : "") + day.replaceFirst("^0", "");
        String between = "(?:[-/. ]|%2F)?";
        return List.of(
                Pattern.compile("\\b" + y + between + m + between + d + "\\b"),
                Pattern.compile("\\b" + m + between + d + between + y + "\\b"),
                Pattern.compile("\\b" + d + between + m + between + y + "\\b"));
    }

    /** The text with every value masked that stands in it on its own. */
    String mask(String text) {
        String masked = text;
        for (Pattern pattern : patterns) {
            masked = pattern.matcher(masked).replaceAll(Masking.MASKED);
        }
        for (String word : words) {
            masked = maskWord(masked, word);
        }
        return masked;
    }

    private static String maskWord(String text, String word) {
        StringBuilder masked = new StringBuilder();
        int from = 0;
        for (int i = 0; i + word.length() <= text.length(); i++) {
            if (text.regionMatches(true, i, word, 0, word.length()) && standsAlone(text, i, i + word.length())) {
                masked.append(text, from, i).append(Masking.MASKED);
                from = i + word.length();
                i = from - 1;
            }
        }
        return from == 0 ? text : masked.append(text, from, text.length()).toString();
    }

    /** A name within a longer word is another word. */
    private static boolean standsAlone(String text, int start, int end) {
        boolean before = start == 0
                || !Character.isLetterOrDigit(text.charAt(start - 1))
                || !Character.isLetterOrDigit(text.charAt(start))
                || followsEscape(text, start);
        boolean after = end == text.length()
                || !Character.isLetterOrDigit(text.charAt(end))
                || !Character.isLetterOrDigit(text.charAt(end - 1));
        return before && after;
    }

    /** Right after {@code %20}, {@code \n} or the like. */
    private static boolean followsEscape(String text, int start) {
        return (start >= 3 && text.charAt(start - 3) == '%') || (start >= 2 && text.charAt(start - 2) == '\\');
    }

    private static String jsonEscaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static String xmlEscaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
