package io.waybill.rules.analysis;

import io.waybill.rules.analysis.Domain.Gone;
import io.waybill.rules.flow.FieldSpec;
import io.waybill.rules.table.Column;
import io.waybill.rules.table.Row;
import io.waybill.rules.table.TableKind;
import io.waybill.rules.table.cell.CellType;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can stand in the columns of one table of a flow. */
final class Domains {
    private static final long LAST_NANO_OF_DAY = 86_399_999_999_999L;

    private final Analysed in;
    private final TableKind kind;
    private final Grid score;
    private final Map<String, Column> columns = new HashMap<>();

    /** @param score what scores come to */
    Domains(Analysed in, TableKind kind, Grid score) {
        this.in = in;
        this.kind = kind;
        this.score = score;
        for (Row row : in.rows(kind)) {
            row.cells().forEach(cell -> columns.putIfAbsent(cell.column().input(), cell.column()));
        }
    }

    Map<String, ListFile> lists() {
        return in.lists();
    }

    Domain of(String name) {
        Column column = columns.get(name);
        if (name.startsWith("appended.")) {
            return Domain.sure(CellType.OPEN, Grid.ANY)
                    .with(early() ? new Gone[] {Gone.MISSING, Gone.PENDING} : new Gone[] {Gone.MISSING});
        }
        if (name.startsWith("duplicate.")) {
            return duplicate(name);
        }
        return switch (name) {
            case "score" -> score();
            case "local.day" -> Domain.sure(CellType.DAY, Grid.ANY);
            case "local.time" -> Domain.sure(CellType.TIME, Grid.whole(0, LAST_NANO_OF_DAY));
            case "local.date" -> Domain.sure(CellType.DATE, new Grid(BigDecimal.ONE, null, null));
            case "received.hour" -> Domain.sure(CellType.NUMBER, Grid.whole(0, 23));
            case "source" -> words(column, Set.of());
            default -> kind == TableKind.OUTCOMES ? ofOutcome(name, column) : field(name, column);
        };
    }

    /** Whether data that may still come is waited for. */
    private boolean early() {
        return kind == TableKind.FILTERS || kind == TableKind.ENHANCEMENTS;
    }

    /** There is no score before the scores table has been read. */
    private Domain score() {
        Domain none = Domain.sure(CellType.TEXT, Grid.ANY).of(Set.of());
        return switch (kind) {
            case SCORES -> none.with(Gone.MISSING);
            case ENHANCEMENTS -> none.with(Gone.MISSING, Gone.PENDING);
            case FILTERS -> Domain.sure(CellType.NUMBER, score).with(Gone.PENDING);
            case BUYERS, TIERS, PURCHASE, OUTCOMES -> Domain.sure(CellType.NUMBER, score);
        };
    }

    private static Domain duplicate(String name) {
        String detail = name.substring(name.lastIndexOf('.') + 1);
        return switch (name.indexOf('.') == name.lastIndexOf('.') ? "" : detail) {
            case "", "sold" -> Domain.sure(CellType.BOOLEAN, Grid.ANY);
            case "count" -> Domain.sure(CellType.NUMBER, Grid.wholeFrom(0));
            case "days" -> Domain.sure(CellType.NUMBER, Grid.wholeFrom(0)).with(Gone.MISSING);
            default -> Domain.sure(CellType.TEXT, Grid.ANY).with(Gone.MISSING);
        };
    }

    private static Domain words(@Nullable Column column, Set<Gone> gone) {
        Set<String> words = column == null ? null : column.words();
        Set<String> folded = new HashSet<>();
        if (words != null) {
            words.forEach(word -> folded.add(ListFile.folded(word)));
        }
        return Domain.sure(CellType.TEXT, Grid.ANY)
                .of(folded.isEmpty() ? null : folded)
                .with(gone.toArray(new Gone[0]));
    }

    private static Domain ofOutcome(String name, @Nullable Column column) {
        return switch (name) {
            case "recipient", "exchange" -> words(column, Set.of());
            case "status" -> Domain.sure(CellType.STATUS, Grid.whole(100, 599)).with(Gone.MISSING);
            case "attempt" -> Domain.sure(CellType.NUMBER, Grid.wholeFrom(1));
            case "body" -> Domain.sure(CellType.TEXT, Grid.ANY);
            default -> Domain.sure(CellType.TEXT, Grid.ANY).with(Gone.MISSING);
        };
    }

    private Domain field(String name, @Nullable Column column) {
        int dot = name.indexOf('.');
        FieldSpec field = in.flow().fields().get(dot < 0 ? name : name.substring(0, dot));
        if (field == null || column == null) {
            return Domain.sure(CellType.TEXT, Grid.ANY).with(gone(field, ""));
        }
        String part = dot < 0 ? "" : name.substring(dot + 1);
        FieldValues values = in.values();
        return new Domain(
                column.type(),
                Set.of(gone(field, part)),
                values.numbers(field.type(), part),
                values.findWords(field.type(), part),
                values.findDigits(field.type(), part),
                text -> values.findMistake(field.type(), part, text) == null);
    }

    /** A lead without a field that the flow requires never gets to the tables. */
    private Gone[] gone(@Nullable FieldSpec field, String part) {
        if (field == null) {
            return new Gone[] {Gone.MISSING, Gone.INVALID};
        }
        if (!part.isEmpty()) {
            boolean sure =
                    field.required() && in.values().listSureParts(field.type()).contains(part);
            return sure ? new Gone[0] : new Gone[] {Gone.MISSING};
        }
        if (field.required()) {
            return new Gone[0];
        }
        return in.values().canBeInvalid(field.type())
                ? new Gone[] {Gone.MISSING, Gone.INVALID}
                : new Gone[] {Gone.MISSING};
    }

    /** The columns that tie others together: fields of which several parts are read, checks of which several details are. */
    Set<String> listFieldsBehind(Collection<String> names) {
        Set<String> once = new HashSet<>();
        Set<String> behind = new LinkedHashSet<>();
        for (String name : names) {
            String owner = Ties.findOwner(name, in.flow());
            if (owner != null && !once.add(owner)) {
                behind.add(owner);
            }
        }
        return behind;
    }

    List<Tie> ties(List<Axis> axes) {
        return new Ties(in.flow(), in.values()).of(axes);
    }
}
