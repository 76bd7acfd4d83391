package io.waybill.rules.analysis;

import io.waybill.rules.table.cell.Condition;
import io.waybill.rules.table.cell.NamedList;
import io.waybill.rules.table.cell.Reading;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One column, cut into points where the conditions of a table cut it: a condition in, the points at which it holds out. For one thread. */
final class Axis {
    private final String column;
    private final Domain domain;
    private final List<Base> bases;
    private final Points points;
    private final Map<Object, Integer> byKey = new HashMap<>();
    private final Stretches numbers;
    private final Stretches texts;
    private final Map<Condition, Area> known = new HashMap<>();
    private final Map<Integer, Area> byLength = new HashMap<>();
    private final Set<Condition> unclear = new HashSet<>();
    private boolean clear = true;

    /** @param lists what the conditions may name, by name */
    Axis(String column, Domain domain, Collection<Condition> conditions, Map<String, ListFile> lists) {
        this.column = column;
        this.domain = domain;
        var traits = new Traits(domain.type(), lists);
        conditions.forEach(traits::add);
        this.bases = Bases.of(domain, traits);
        this.points = new Points(domain.type(), bases, traits.oracles);
        for (int base = 0; base < bases.size(); base++) {
            byKey.put(comparable(bases.get(base).key()), base);
        }
        this.numbers = Stretches.numbers(bases);
        this.texts = Stretches.texts(bases);
    }

    private static Object comparable(Object key) {
        return key instanceof BigDecimal number ? number.stripTrailingZeros() : key;
    }

    String column() {
        return column;
    }

    Domain domain() {
        return domain;
    }

    List<Base> bases() {
        return bases;
    }

    int size() {
        return points.size();
    }

    Area all() {
        return Area.between(0, points.size());
    }

    /** The points that a value is known for. */
    Area sure() {
        return points.sure();
    }

    /** What stands at a point. */
    Base at(int point) {
        return bases.get(points.base(point));
    }

    /** The points without a value, in any of these ways. */
    Area gone(Domain.Gone... ways) {
        Area gone = Area.none();
        for (Domain.Gone way : ways) {
            gone = gone.or(key(way));
        }
        return gone;
    }

    /** Whether it is known exactly where the condition holds; else {@link #where} says where it may. */
    boolean isClear(Condition condition) {
        where(condition);
        return !unclear.contains(condition);
    }

    /** The points at which the condition holds. */
    Area where(Condition condition) {
        Area area = known.get(condition);
        if (area == null) {
            clear = true;
            area = area(condition);
            if (!clear) {
                unclear.add(condition);
                area = settled();
            }
            known.put(condition, area);
        }
        return area;
    }

    private Area valued() {
        return all().minus(gone(Domain.Gone.values()));
    }

    private Area settled() {
        return all().minus(gone(Domain.Gone.PENDING));
    }

    private Area area(Condition condition) {
        return switch (condition) {
            case Condition.Any any -> all();
            case Condition.Present present -> valued().or(gone(Domain.Gone.INVALID));
            case Condition.Missing missing -> gone(Domain.Gone.MISSING);
            case Condition.Valid valid -> valued();
            case Condition.Invalid invalid -> gone(Domain.Gone.INVALID);
            case Condition.Not(Condition inner) -> settled().minus(area(inner));
            case Condition.AnyOf(List<Condition> all) -> union(all);
            case Condition.OneOf oneOf -> oneOf.keys().stream().map(this::key).reduce(Area.none(), Area::or);
            case Condition.Range range -> between(numbers.of(range));
            case Condition.TextRange range -> texts(range);
            case Condition.StartsWith(List<String> starts) -> starts(starts);
            case Condition.Contains(List<String> parts) ->
                parts.stream()
                        .map(part -> asked(new Condition.Contains(List.of(part))))
                        .reduce(Area.none(), Area::or);
            case Condition.Matches matches -> asked(matches);
            case Condition.InList inList -> list(inList);
        };
    }

    private Area union(List<Condition> conditions) {
        return conditions.stream().map(this::area).reduce(Area.none(), Area::or);
    }

    private Area asked(Condition oracle) {
        Area area = points.where(oracle);
        clear &= area != null;
        return area == null ? valued() : area;
    }

    private Area key(Object key) {
        Integer base = byKey.get(key);
        return base == null ? Area.none() : points.of(base, base + 1);
    }

    private Area between(Stretches.Stretch stretch) {
        return stretch.to() <= stretch.from() ? Area.none() : points.of(stretch.from(), stretch.to());
    }

    /** Of the texts between the two ends those that are as long as the ends. */
    private Area texts(Condition.TextRange range) {
        Area longEnough = byLength.computeIfAbsent(range.from().length(), least -> {
            BitSet found = new BitSet();
            for (int base = 0; base < bases.size(); base++) {
                if (bases.get(base).key() instanceof String text && text.length() >= least) {
                    points.of(base, base + 1).addTo(found);
                }
            }
            return Area.of(found);
        });
        return between(texts.of(range)).and(longEnough);
    }

    private Area starts(List<String> starts) {
        Area area = Area.none();
        for (String start : starts) {
            Condition one = new Condition.StartsWith(List.of(start));
            Area found = points.where(one);
            area = area.or(found == null ? between(texts.of(start)) : found);
        }
        return area;
    }

    /** A list whose entries are values like others is looked up for each; of the others only texts tell. */
    private Area list(Condition.InList inList) {
        Area asked = points.where(inList);
        if (asked != null) {
            return asked;
        }
        if (!(inList.list() instanceof NamedList.OfFile)) {
            clear = false;
            return valued();
        }
        BitSet found = new BitSet();
        for (int base = 0; base < bases.size(); base++) {
            Object key = bases.get(base).key();
            if (!(key instanceof Domain.Gone) && inList.holds(Reading.of(domain.type(), key, true))) {
                points.of(base, base + 1).addTo(found);
            }
        }
        return Area.of(found);
    }
}
