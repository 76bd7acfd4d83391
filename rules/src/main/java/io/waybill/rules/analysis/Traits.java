package io.waybill.rules.analysis;

import io.waybill.rules.table.cell.CellType;
import io.waybill.rules.table.cell.Condition;
import io.waybill.rules.table.cell.NamedList;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the conditions of one column speak of. Made for one column, by one thread. */
final class Traits {
    final Set<Object> keys = new HashSet<>();
    final TreeSet<BigDecimal> ends = new TreeSet<>();
    final Set<String> starts = new HashSet<>();
    final Set<Condition.TextRange> ranges = new HashSet<>();

    /** Conditions of which only a concrete text says whether they hold. */
    final Set<Condition> oracles = new LinkedHashSet<>();

    private final CellType type;
    private final Map<String, ListFile> lists;

    Traits(CellType type, Map<String, ListFile> lists) {
        this.type = type;
        this.lists = lists;
    }

    void add(Condition condition) {
        switch (condition) {
            case Condition.Not(Condition inner) -> add(inner);
            case Condition.AnyOf(List<Condition> all) -> all.forEach(this::add);
            case Condition.OneOf(Set<Object> named) -> named.forEach(this::key);
            case Condition.Range range -> {
                end(range.from());
                end(range.to());
            }
            case Condition.TextRange range -> ranges.add(range);
            case Condition.StartsWith(List<String> all) -> starts(all);
            case Condition.Contains(List<String> parts) ->
                parts.forEach(part -> oracles.add(new Condition.Contains(List.of(part))));
            case Condition.Matches matches -> oracles.add(matches);
            case Condition.InList inList -> list(inList);
            case Condition.Any any -> {}
            case Condition.Present present -> {}
            case Condition.Missing missing -> {}
            case Condition.Valid valid -> {}
            case Condition.Invalid invalid -> {}
        }
    }

    private void key(Object key) {
        keys.add(key);
        if (key instanceof BigDecimal number) {
            ends.add(number);
        }
    }

    private void end(@Nullable BigDecimal end) {
        if (end != null) {
            ends.add(end);
        }
    }

    /** In a column of any type a number's own text may begin so. */
    private void starts(List<String> all) {
        starts.addAll(all);
        if (type == CellType.OPEN) {
            all.forEach(start -> oracles.add(new Condition.StartsWith(List.of(start))));
        }
    }

    /** The entries of a list of moderate length are values like those in cells. */
    private void list(Condition.InList inList) {
        ListFile file = inList.list() instanceof NamedList.OfFile
                ? lists.get(inList.list().name())
                : null;
        if (file == null || file.tooLong() || type == CellType.OPEN) {
            oracles.add(inList);
        } else {
            file.listKeys(type).forEach(this::key);
        }
    }
}
