package io.waybill.mappings.response;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code 200}, {@code 2xx}, {@code 200..299}. */
final class StatusRange {
    private static final Pattern FORM =
            Pattern.compile("([1-5])xx|([1-5][0-9]{2})(?:\\.\\.([1-5][0-9]{2}))?", Pattern.CASE_INSENSITIVE);

    private StatusRange() {}

    static Condition.Status.@Nullable Range find(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        if (parts.group(1) != null) {
            int hundred = Integer.parseInt(parts.group(1)) * 100;
            return new Condition.Status.Range(hundred, hundred + 99);
        }
        int from = Integer.parseInt(parts.group(2));
        return new Condition.Status.Range(from, parts.group(3) == null ? from : Integer.parseInt(parts.group(3)));
    }
}
