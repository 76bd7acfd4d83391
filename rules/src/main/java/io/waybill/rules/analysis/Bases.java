package io.waybill.rules.analysis;

import io.waybill.rules.table.cell.CellType;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;

/** Everything that can stand in a column, cut where its conditions cut it: ways of having no value, then numbers, texts, and the rest. */
final class Bases {
    private Bases() {}

    static List<Base> of(Domain domain, Traits traits) {
        List<Base> bases = new ArrayList<>();
        domain.gone().stream().sorted().forEach(way -> bases.add(new Base(way, false)));
        switch (domain.type()) {
            case NUMBER, STATUS, DATE, TIME -> bases.addAll(numbers(domain, traits));
            case TEXT -> bases.addAll(texts(domain, traits));
            case BOOLEAN -> bases.addAll(booleans());
            case DAY -> {
                for (DayOfWeek day : DayOfWeek.values()) {
                    bases.add(new Base(day, false));
                }
            }
            case OPEN -> {
                bases.addAll(numbers(domain, traits));
                bases.addAll(texts(domain, traits));
                bases.addAll(booleans());
            }
        }
        return bases;
    }

    private static List<Base> numbers(Domain domain, Traits traits) {
        SortedSet<BigDecimal> ends = traits.ends;
        return domain.grid().cut(ends).stream()
                .map(number -> new Base(number, domain.type() == CellType.OPEN || !ends.contains(number)))
                .toList();
    }

    private static List<Base> texts(Domain domain, Traits traits) {
        return new TextCuts(domain, traits)
                .list().stream()
                        .sorted(Comparator.comparing(base -> (String) base.key()))
                        .toList();
    }

    private static List<Base> booleans() {
        return List.of(new Base(true, false), new Base(false, false));
    }
}
