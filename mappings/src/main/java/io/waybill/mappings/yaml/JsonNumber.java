package io.waybill.mappings.yaml;

import com.google.re2j.Pattern;

/** Numbers as JSON writes them: a leading zero ({@code 07001}) makes a text, as does anything of absurd length. */
final class JsonNumber {
    private static final Pattern PATTERN = Pattern.compile("-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?");

    private JsonNumber() {}

    static boolean matches(String text) {
        return PATTERN.matches(text);
    }
}
