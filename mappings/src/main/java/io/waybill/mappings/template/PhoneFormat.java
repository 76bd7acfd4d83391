package io.waybill.mappings.template;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code phone('(###) ###-####')}: each {@code #} takes a digit. */
final class PhoneFormat {
    private PhoneFormat() {}

    /** A number whose digits do not fit the pattern stays as it is. */
    static String format(String text, List<@Nullable Object> arguments) {
        String pattern = Values.textOrEmpty(arguments.getFirst());
        long places = pattern.chars().filter(c -> c == '#').count();
        String digits = digits(text, places);
        return digits.length() == places ? fill(pattern, digits) : text;
    }

    /** The digits before an extension, with or without the country code of North America as the pattern asks. */
    private static String digits(String text, long places) {
        int extension = text.toLowerCase(Locale.ROOT).indexOf('x');
        String number = extension < 0 ? text : text.substring(0, extension);
        String digits = number.replaceAll("[^0-9]", "");
        if (digits.length() == 11 && digits.startsWith("1") && places == 10) {
            return digits.substring(1);
        }
        return digits.length() == 10 && places == 11 && !number.startsWith("+") ? "1" + digits : digits;
    }

    private static String fill(String pattern, String digits) {
        StringBuilder out = new StringBuilder();
        int next = 0;
        for (int i = 0; i < pattern.length(); i++) {
            out.append(pattern.charAt(i) == '#' ? digits.charAt(next++) : pattern.charAt(i));
        }
        return out.toString();
    }
}
