package io.waybill.rules.analysis;

import io.waybill.rules.analysis.Domain.Gone;
import io.waybill.rules.table.cell.CellType;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says a region as people would: {@code credit_score below 500, state missing}. */
record RegionWords(Space space) {
    private static final int SOME = 5;

    String of(Box box) {
        List<String> words = new ArrayList<>();
        for (int place = 0; place < space.axes().size(); place++) {
            Axis axis = space.axes().get(place);
            if (!box.on(place).covers(axis.all())) {
                words.add(axis.column() + " " + of(axis, box.on(place)));
            }
        }
        return words.isEmpty() ? "any values" : String.join(" and ", words);
    }

    private static String of(Axis axis, Area area) {
        List<String> words = new ArrayList<>();
        List<Base> numbers = new ArrayList<>();
        area.stream().mapToObj(axis::at).distinct().forEach(base -> {
            if (base.key() instanceof BigDecimal) {
                numbers.add(base);
            } else {
                words.add(word(base));
            }
        });
        words.addAll(stretches(axis, numbers));
        List<String> named =
                words.stream().filter(word -> !word.equals(OTHER)).distinct().toList();
        String few = named.stream().limit(SOME).collect(Collectors.joining(", "));
        String more = named.size() > SOME ? ", …" : "";
        return named.size() == words.size() ? few + more : few.isEmpty() ? OTHER : few + more + " or " + OTHER;
    }

    private static final String OTHER = "none of those that rows name";

    private static String word(Base base) {
        return switch (base.key()) {
            case Gone way -> way.name().toLowerCase(Locale.ROOT);
            case Boolean yes -> yes ? "yes" : "no";
            case DayOfWeek day ->
                day.name().charAt(0) + day.name().substring(1, 3).toLowerCase(Locale.ROOT);
            case String text -> base.open() ? OTHER : "\"" + text + "\"";
            default -> base.key().toString();
        };
    }

    /** Neighbours together. */
    private static List<String> stretches(Axis axis, List<Base> numbers) {
        List<Base> all = axis.bases().stream()
                .filter(base -> base.key() instanceof BigDecimal)
                .toList();
        List<String> words = new ArrayList<>();
        int from = 0;
        while (from < numbers.size()) {
            int start = all.indexOf(numbers.get(from));
            int length = 1;
            while (from + length < numbers.size() && all.get(start + length).equals(numbers.get(from + length))) {
                length++;
            }
            words.add(stretch(axis, all, start, start + length - 1));
            from += length;
        }
        return words;
    }

    private static String stretch(Axis axis, List<Base> all, int first, int last) {
        if (first == last && !all.get(first).open()) {
            return text(axis, all.get(first));
        }
        String from = all.get(first).open()
                ? first == 0 ? "" : "above " + text(axis, all.get(first - 1))
                : "from " + text(axis, all.get(first));
        String to = all.get(last).open()
                ? last == all.size() - 1 ? "" : "below " + text(axis, all.get(last + 1))
                : "up to " + text(axis, all.get(last));
        String both = (from + " " + to).strip();
        return both.isEmpty() ? "any number" : both;
    }

    private static String text(Axis axis, Base base) {
        BigDecimal number = (BigDecimal) base.key();
        CellType type = axis.domain().type();
        return switch (type) {
            case DATE -> LocalDate.ofEpochDay(number.longValue()).toString();
            case TIME -> LocalTime.ofNanoOfDay(number.longValue()).toString();
            case NUMBER, STATUS, OPEN, TEXT, BOOLEAN, DAY -> number.toPlainString();
        };
    }
}
