package io.waybill.rules.analysis;

import io.waybill.rules.flow.FieldSpec;
import io.waybill.rules.table.Cell;
import io.waybill.rules.table.cell.CellType;
import io.waybill.rules.table.cell.Condition;
import io.waybill.rules.table.cell.NamedList;
import java.math.BigDecimal;
import java.util.Set;

/** Why a cell holds for no lead, and what would be right, in words. */
record Reasons(Analysed in, Domains domains) {
    /** Of a cell that never holds. */
    String of(Cell cell) {
        Domain domain = domains.of(cell.column().input());
        Set<String> vain = NeverMatches.listVain(cell.condition(), domain);
        if (!vain.isEmpty()) {
            return ofValue(cell, vain.iterator().next());
        }
        return switch (cell.condition().withoutNot()) {
            case Condition.InList(NamedList list) -> ofList(cell, list);
            case Condition.Missing missing -> always(cell);
            case Condition.Present present -> "there is none here. Maybe another column?";
            case Condition.Invalid invalid -> always(cell);
            default -> ofKind(cell, domain);
        };
    }

    /** Of one value that no lead has. */
    String ofValue(Cell cell, String value) {
        return ofColumn(cell.column().input(), value);
    }

    /** Of one value that no lead has in a column. */
    String ofColumn(String name, String value) {
        int dot = name.indexOf('.');
        FieldSpec field = in.flow().fields().get(dot < 0 ? name : name.substring(0, dot));
        String mistake = field == null
                ? null
                : in.values().findMistake(field.type(), dot < 0 ? "" : name.substring(dot + 1), value);
        return mistake == null ? "no %s can be that. Maybe another value?".formatted(name) : mistake;
    }

    private String ofList(Cell cell, NamedList list) {
        ListFile file = in.lists().get(list.name());
        boolean empty = file != null && !file.tooLong() && file.entries().isEmpty();
        return empty
                ? "list %s is empty. Maybe its entries are still to come?".formatted(list.name())
                : "no entry of list %s can be a %s. Maybe another list?"
                        .formatted(list.name(), cell.column().name());
    }

    private String always(Cell cell) {
        FieldSpec field = in.flow().fields().get(cell.column().input());
        return field != null && field.required()
                ? "fields.yaml requires %s, so leads without it never get here. Maybe delete the row?"
                        .formatted(field.name())
                : "%s never is. Maybe another column?".formatted(cell.column().name());
    }

    private String ofKind(Cell cell, Domain domain) {
        if (cell.column().input().equals("score")) {
            return domain.type() == CellType.TEXT
                    ? "there is no score yet when this table is read. Maybe a table that is read later?"
                    : "the points of scores.csv come to %s. Maybe a number among those?"
                            .formatted(range(domain.grid()));
        }
        Grid grid = domain.grid();
        return domain.type() == CellType.NUMBER && !grid.equals(Grid.ANY)
                ? "%s is %s. Maybe a number among those?"
                        .formatted(cell.column().name(), range(grid))
                : "no %s can be like that. Maybe another value?"
                        .formatted(cell.column().name());
    }

    private static String range(Grid grid) {
        boolean whole = grid.step() != null && grid.step().compareTo(BigDecimal.ONE) == 0;
        String number = whole ? "a whole number" : "a number";
        if (grid.least() == null) {
            return grid.most() == null
                    ? number
                    : number + " up to " + grid.most().toPlainString();
        }
        return grid.most() == null
                ? number + ", " + grid.least().toPlainString() + " or more"
                : number + " from " + grid.least().toPlainString() + " to "
                        + grid.most().toPlainString();
    }
}
