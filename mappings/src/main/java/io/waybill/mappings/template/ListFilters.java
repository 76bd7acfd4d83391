package io.waybill.mappings.template;

import com.google.re2j.Pattern;
import io.waybill.mappings.template.Filters.Spec;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Filters that make or read lists. */
final class ListFilters {
    static final Map<String, Spec> ALL = Map.of(
            "length", new Spec(0, 0, (input, arguments) -> length(input)),
            "first", new Spec(0, 0, (input, arguments) -> end(input, true)),
            "last", new Spec(0, 0, (input, arguments) -> end(input, false)),
            "join", new Spec(0, 1, ListFilters::join),
            "split", new Spec(1, 1, Filters.onText(ListFilters::split)));

    private ListFilters() {}

    private static BigDecimal length(@Nullable Object input) {
        return BigDecimal.valueOf(
                input instanceof Collection<?> list
                        ? list.size()
                        : Values.textOrEmpty(input).length());
    }

    private static @Nullable Object end(@Nullable Object input, boolean first) {
        if (input instanceof List<?> list) {
            return list.isEmpty() ? null : first ? list.getFirst() : list.getLast();
        }
        String text = Values.textOrEmpty(input);
        return text.isEmpty() ? null : first ? text.substring(0, 1) : text.substring(text.length() - 1);
    }

    private static @Nullable Object join(@Nullable Object input, List<@Nullable Object> arguments) {
        String separator = arguments.isEmpty() ? "" : Values.textOrEmpty(arguments.getFirst());
        return input instanceof Collection<?> list
                ? list.stream().map(Values::textOrEmpty).collect(Collectors.joining(separator))
                : input;
    }

    private static List<String> split(String text, List<@Nullable Object> arguments) {
        String separator = Values.textOrEmpty(arguments.getFirst());
        return separator.isEmpty()
                ? List.of(text)
                : List.of(Pattern.compile(Pattern.quote(separator)).split(text));
    }
}
