package io.waybill.mappings.template;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The filters by name. */
final class Filters {
    /** Does nothing by itself: it tells the compiler not to escape. */
    static final String RAW = "raw";

    private static final Map<String, Spec> ALL = all();

    private Filters() {}

    /**
     * A filter and how many arguments it takes.
     *
     * @param check looks at arguments that are literals when the template is compiled; says what is wrong, or null
     */
    record Spec(int least, int most, LeafFilter filter, Function<List<@Nullable Object>, @Nullable String> check) {
        Spec(int least, int most, LeafFilter filter) {
            this(least, most, filter, arguments -> null);
        }

        String arguments() {
            return least == most ? Integer.toString(least) : "%d to %d".formatted(least, most);
        }
    }

    static @Nullable Spec find(String name) {
        return ALL.get(name);
    }

    /** Every name, {@code map} included, which needs the home's files and is made elsewhere. */
    static Set<String> names() {
        return ALL.keySet();
    }

    private static Map<String, Spec> all() {
        Map<String, Spec> all = new HashMap<>(ListFilters.ALL);
        all.put(RAW, new Spec(0, 0, (input, arguments) -> input));
        all.put("map", new Spec(1, 1, (input, arguments) -> input));
        all.put("phone", new Spec(1, 1, onText(PhoneFormat::format)));
        all.put("date", new Spec(1, 2, onText(DateFormat::format), DateFormat::check));
        all.put("state_name", new Spec(0, 0, onText((text, arguments) -> StateNames.nameOf(text))));
        all.put("zone", new Spec(0, 0, onText((text, arguments) -> Conversions.zone(text))));
        all.put("open_at", new Spec(1, 2, onText(CallWindow::openAt), CallWindow::check));
        all.put("millis", new Spec(0, 0, onText((text, arguments) -> Conversions.millis(text))));
        all.put("default", new Spec(1, 1, (input, arguments) -> isBlank(input) ? arguments.getFirst() : input));
        all.put("number", new Spec(0, 0, (input, arguments) -> Conversions.number(input)));
        all.put("boolean", new Spec(0, 0, (input, arguments) -> Conversions.bool(input)));
        putTextFilters(all);
        putEncodings(all);
        return Map.copyOf(all);
    }

    private static void putTextFilters(Map<String, Spec> all) {
        Pattern noDigit = Pattern.compile("[^0-9]");
        all.put(
                "digits",
                new Spec(0, 0, onText((text, arguments) -> noDigit.matcher(text).replaceAll(""))));
        all.put("upper", new Spec(0, 0, onText((text, arguments) -> text.toUpperCase(Locale.ROOT))));
        all.put("lower", new Spec(0, 0, onText((text, arguments) -> text.toLowerCase(Locale.ROOT))));
        all.put("title", new Spec(0, 0, onText((text, arguments) -> Conversions.title(text))));
        all.put("trim", new Spec(0, 0, onText((text, arguments) -> text.strip())));
        all.put("mask", new Spec(0, 0, onText((text, arguments) -> Conversions.mask(text))));
        all.put("replace", new Spec(2, 2, onText(Filters::replace)));
        all.put("slice", new Spec(1, 2, onText(Filters::slice)));
    }

    private static void putEncodings(Map<String, Spec> all) {
        all.put("md5", new Spec(0, 0, onText((text, arguments) -> Conversions.hash("MD5", text))));
        all.put("sha256", new Spec(0, 0, onText((text, arguments) -> Conversions.hash("SHA-256", text))));
        all.put("urlencode", new Spec(0, 0, onText((text, arguments) -> Escaping.URL.escape(text))));
        all.put(
                "base64encode",
                new Spec(
                        0,
                        0,
                        onText((text, arguments) ->
                                Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))));
    }

    /** A filter that sees text only; nothing, or blank text, stays nothing. */
    static LeafFilter onText(TextFilter filter) {
        return (@Nullable Object input, List<@Nullable Object> arguments) ->
                input == null || isBlank(input) ? null : filter.apply(Values.text(input), arguments);
    }

    @FunctionalInterface
    interface TextFilter {
        @Nullable
        Object apply(String text, List<@Nullable Object> arguments);
    }

    private static boolean isBlank(@Nullable Object input) {
        return input == null || (input instanceof String text && text.isBlank());
    }

    private static String replace(String text, List<@Nullable Object> arguments) {
        String what = Values.textOrEmpty(arguments.get(0));
        String with = Values.textOrEmpty(arguments.get(1));
        if (what.isEmpty()) {
            return text;
        }
        long growth = (long) text.length() / what.length() * with.length();
        if (growth > LeafWriter.MAX_CHARS) {
            throw new TemplateFailed("The filter (replace) makes a text that is too long.");
        }
        return text.replace(what, with);
    }

    private static String slice(String text, List<@Nullable Object> arguments) {
        int from = position(arguments.getFirst(), text.length());
        int to = arguments.size() > 1 ? position(arguments.get(1), text.length()) : text.length();
        return from < to ? text.substring(from, to) : "";
    }

    private static int position(@Nullable Object argument, int length) {
        return argument instanceof Number number
                ? Math.clamp(new BigDecimal(number.toString()).longValue(), 0, length)
                : 0;
    }
}
