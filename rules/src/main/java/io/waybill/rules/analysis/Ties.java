package io.waybill.rules.analysis;

import io.waybill.rules.analysis.Domain.Gone;
import io.waybill.rules.flow.FieldSpec;
import io.waybill.rules.flow.FlowDefinition;
import io.waybill.rules.table.cell.Condition;
import io.waybill.rules.table.cell.Condition.OneOf;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What ties columns to each other: a field and its parts, a look for duplicates and what it found. */
record Ties(FlowDefinition flow, FieldValues values) {
    private static final String DUPLICATE = "duplicate.";

    /** The column that says whether this one can have a value; null when none does. */
    static @Nullable String findOwner(String name, FlowDefinition flow) {
        if (name.startsWith(DUPLICATE)) {
            int dot = name.indexOf('.', DUPLICATE.length());
            return dot < 0 ? null : name.substring(0, dot);
        }
        int dot = name.indexOf('.');
        String field = dot < 0 ? "" : name.substring(0, dot);
        return flow.fields().containsKey(field) ? field : null;
    }

    List<Tie> of(List<Axis> axes) {
        Map<String, Integer> places = new HashMap<>();
        for (int place = 0; place < axes.size(); place++) {
            places.put(axes.get(place).column(), place);
        }
        List<Tie> ties = new ArrayList<>();
        for (int part = 0; part < axes.size(); part++) {
            String owner = findOwner(axes.get(part).column(), flow);
            Integer place = owner == null ? null : places.get(owner);
            if (place != null) {
                ties.addAll(between(axes, place, part));
            }
        }
        return ties;
    }

    private List<Tie> between(List<Axis> axes, int owner, int part) {
        Axis of = axes.get(owner);
        Axis detail = axes.get(part);
        return of.column().startsWith(DUPLICATE)
                ? found(owner, of, part, detail)
                : List.copyOf(parts(owner, of, part, detail));
    }

    private List<Tie> parts(int field, Axis of, int part, Axis detail) {
        Area gone = of.gone(Gone.MISSING, Gone.INVALID);
        Area missing = detail.gone(Gone.MISSING);
        List<Tie> ties = new ArrayList<>(List.of(new Tie(field, gone, part, missing)));
        FieldSpec spec = flow.fields().get(of.column());
        String name = detail.column().substring(of.column().length() + 1);
        if (spec != null && values.listSureParts(spec.type()).contains(name)) {
            ties.add(new Tie(field, of.all().minus(gone), part, detail.all().minus(missing)));
        }
        return ties;
    }

    /** Who was not found was found no times, and not sold. */
    private static List<Tie> found(int check, Axis of, int part, Axis detail) {
        Area no = of.where(new OneOf(Set.of(false)));
        Area none = detail.where(none(detail.column()));
        return detail.column().endsWith(".sold")
                ? List.of(new Tie(check, no, part, none))
                : List.of(
                        new Tie(check, no, part, none),
                        new Tie(check, of.all().minus(no), part, detail.all().minus(none)));
    }

    private static Condition none(String detail) {
        return switch (detail.substring(detail.lastIndexOf('.') + 1)) {
            case "count" -> new OneOf(Set.of(BigDecimal.ZERO));
            case "sold" -> new OneOf(Set.of(false));
            default -> new Condition.Missing();
        };
    }
}
