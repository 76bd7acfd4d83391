package io.waybill.rules.analysis;

import io.waybill.rules.table.cell.CellType;
import io.waybill.rules.table.cell.Condition;
import io.waybill.rules.table.cell.NamedList;
import io.waybill.rules.table.cell.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The points of one column: its bases, each as often as the answers of patterns, parts of texts and uploaded lists can differ for it. What a base
 * does not settle counts as possible either way, so there may be points that no value has; those that a value is known for are sure.
 */
final class Points {
    /** More conditions of this kind make too many combinations. */
    private static final int MOST_ORACLES = 8;

    private static final int MOST_POINTS = 200_000;

    private final CellType type;
    private final List<Condition> oracles;
    private final int[] starts;
    private final List<Integer> answers = new ArrayList<>();
    private final BitSet sure = new BitSet();
    private final boolean complete;

    Points(CellType type, List<Base> bases, Set<Condition> asked) {
        this.type = type;
        long open = bases.stream().filter(base -> isFree(base, asked)).count();
        this.complete = asked.size() <= MOST_ORACLES && (open << asked.size()) <= MOST_POINTS;
        this.oracles = complete ? List.copyOf(asked) : List.of();
        this.starts = new int[bases.size() + 1];
        for (int base = 0; base < bases.size(); base++) {
            add(bases.get(base));
            starts[base + 1] = answers.size();
        }
    }

    private boolean isFree(Base base, Set<Condition> asked) {
        return asked.stream().anyMatch(oracle -> answer(base, oracle) == null);
    }

    int size() {
        return answers.size();
    }

    /** Whether the answers of all patterns and the like are told apart. */
    boolean complete() {
        return complete;
    }

    /** The points that a value is known for. */
    Area sure() {
        return Area.of((BitSet) sure.clone());
    }

    /** The points of some bases. */
    Area of(int fromBase, int toBase) {
        return Area.between(starts[fromBase], starts[toBase]);
    }

    /** The base that a point belongs to. */
    int base(int point) {
        int at = Arrays.binarySearch(starts, point);
        int base = at >= 0 ? at : -at - 2;
        while (starts[base + 1] == starts[base]) {
            base++;
        }
        return base;
    }

    /** The points at which the condition holds, one of those that only texts answer; null when it is not told apart. */
    @Nullable
    Area where(Condition oracle) {
        int at = oracles.indexOf(oracle);
        if (at < 0) {
            return null;
        }
        BitSet points = new BitSet();
        for (int point = 0; point < answers.size(); point++) {
            points.set(point, isYes(answers.get(point), at));
        }
        return Area.of(points);
    }

    private void add(Base base) {
        int settled = 0;
        int free = 0;
        for (int at = 0; at < oracles.size(); at++) {
            Boolean answer = answer(base, oracles.get(at));
            free |= answer == null ? 1 << at : 0;
            settled |= answer != null && answer ? 1 << at : 0;
        }
        // every subset of the free answers
        int chosen = free;
        while (true) {
            add(base, settled | chosen, free);
            if (chosen == 0) {
                return;
            }
            chosen = (chosen - 1) & free;
        }
    }

    private void add(Base base, int answer, int free) {
        if (isContradictory(answer)) {
            return;
        }
        Object value = base.key() instanceof String begun
                ? new Sample(begun, base.open()).with(held(answer & free))
                : base.key();
        sure.set(answers.size(), free == 0 || isAnswered(value, answer));
        answers.add(answer);
    }

    private List<Condition> held(int answer) {
        List<Condition> held = new ArrayList<>();
        for (int at = 0; at < oracles.size(); at++) {
            if (isYes(answer, at)) {
                held.add(oracles.get(at));
            }
        }
        return held;
    }

    private boolean isAnswered(Object value, int answer) {
        Set<String> on = new HashSet<>();
        for (Condition condition : held(answer)) {
            String list = findUploaded(condition);
            if (list != null) {
                on.add(list);
            }
        }
        Reading reading = Reading.of(type, value, true).on(on);
        for (int at = 0; at < oracles.size(); at++) {
            if (oracles.get(at).holds(reading) != isYes(answer, at)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isYes(int answer, int oracle) {
        return (answer >> oracle & 1) != 0;
    }

    /** A text that contains "mobile" contains "bile". */
    private boolean isContradictory(int answer) {
        for (int one = 0; one < oracles.size(); one++) {
            for (int other = 0; other < oracles.size(); other++) {
                if (isYes(answer, one) && !isYes(answer, other) && isPart(oracles.get(other), oracles.get(one))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isPart(Condition small, Condition large) {
        return small instanceof Condition.Contains(List<String> part)
                && large instanceof Condition.Contains(List<String> text)
                && text.getFirst().contains(part.getFirst());
    }

    /** Whether the condition holds at the base; null when either can be. */
    private @Nullable Boolean answer(Base base, Condition oracle) {
        if (base.key() instanceof Domain.Gone) {
            return false;
        }
        if (findUploaded(oracle) != null) {
            return null;
        }
        if (base.key() instanceof String text) {
            boolean holds = oracle.holds(Reading.of(type, text, true));
            boolean settled = !base.open()
                    || (holds && oracle instanceof Condition.Contains)
                    || oracle instanceof Condition.StartsWith;
            return settled ? holds : null;
        }
        return type == CellType.OPEN ? null : oracle.holds(Reading.of(type, base.key(), true));
    }

    private static @Nullable String findUploaded(Condition oracle) {
        return oracle instanceof Condition.InList(NamedList list) && list instanceof NamedList.Uploaded(String name)
                ? name
                : null;
    }
}
