package io.waybill.app.limit;

import io.waybill.mappings.terms.Cap;
import io.waybill.rules.RuleProblem;
import io.waybill.rules.table.cell.CellGrammar;
import io.waybill.rules.table.cell.CellType;
import io.waybill.rules.table.cell.Condition;
import io.waybill.rules.table.cell.NamedList;
import io.waybill.rules.table.cell.NamedLists;
import io.waybill.rules.table.cell.Parsed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the conditions of caps as a flow's tables read theirs. Made for one flow, by one thread. */
public final class LimitCompiler {
    private final FlowShape shape;
    private final CellGrammar grammar;
    private final List<RuleProblem> problems = new ArrayList<>();

    /**
     * For one flow.
     *
     * @param lists what cells may name
     */
    public LimitCompiler(FlowShape shape, NamedLists lists) {
        this.shape = shape;
        this.grammar = new CellGrammar(lists);
    }

    /** The caps of one owner. Of two that count the same, the smaller is enough. */
    public List<Limit> compile(Owner owner, String id, List<Cap> caps) {
        Map<String, Limit> limits = new LinkedHashMap<>();
        for (Cap cap : caps) {
            Limit limit = limit(owner, id, cap);
            limits.merge(limit.counter(), limit, LimitCompiler::smaller);
        }
        return List.copyOf(limits.values());
    }

    /** What is wrong with the conditions of all that was compiled. */
    public List<RuleProblem> problems() {
        return List.copyOf(problems);
    }

    private Limit limit(Owner owner, String id, Cap cap) {
        return new Limit(
                owner,
                id,
                CounterNames.of(owner, id, cap),
                cap,
                cap.conditions().stream().map(this::check).toList());
    }

    private static Limit smaller(Limit one, Limit other) {
        return Comparator.<Limit>comparingLong(limit -> limit.cap().amount()).compare(one, other) <= 0 ? one : other;
    }

    /** A column of another flow only is read as any text here; it is missing. */
    private Check check(Cap.When when) {
        CellType type = shape.findType(when.column());
        return new Check(when.column(), type, condition(when, type == null ? CellType.OPEN : type));
    }

    private Condition condition(Cap.When when, CellType type) {
        return switch (grammar.read(when.cell(), type)) {
            case Parsed.Good<Condition>(Condition condition) -> {
                if (condition.withoutNot() instanceof Condition.InList(NamedList list)
                        && list instanceof NamedList.Uploaded) {
                    problem(when, "names an uploaded list, but caps are not asked there. Maybe a file in rules/lists?");
                }
                yield condition;
            }
            case Parsed.Bad<Condition>(String text) -> {
                problem(when, text);
                yield new Condition.Any();
            }
        };
    }

    private void problem(Cap.When when, String text) {
        var place = when.place();
        problems.add(RuleProblem.error(place.file(), place.line(), place.key(), when.cell(), text));
    }
}
