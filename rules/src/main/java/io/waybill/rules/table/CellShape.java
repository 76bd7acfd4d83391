package io.waybill.rules.table;

/** What most cells of a column are, for those who show or save a table: a spreadsheet keeps a number otherwise than its digits. */
public enum CellShape {
    /** Text, also where it looks like something else: a postal code keeps its zeros. */
    TEXT,
    NUMBER,
    DATE,
    TIME,
    BOOLEAN,
    /** Whatever the cell looks like. */
    ANY;

    static CellShape of(Heading heading, TableKind kind) {
        return switch (heading) {
            case Heading.Control control -> of(control, kind);
            case Heading.Reads(Column column) -> of(column);
            case Heading.Gives(Output output) -> of(output.type());
            case Heading.Nothing(String name) -> name.startsWith("appended.") ? ANY : TEXT;
        };
    }

    private static CellShape of(Heading.Control control, TableKind kind) {
        return switch (control) {
            case ID -> kind == TableKind.TIERS ? NUMBER : TEXT;
            case NOTE -> TEXT;
            case FROM, UNTIL -> DATE;
            case ON -> BOOLEAN;
        };
    }

    private static CellShape of(Column column) {
        return switch (column.type()) {
            case TEXT, DAY -> TEXT;
            case NUMBER, STATUS -> NUMBER;
            case BOOLEAN -> BOOLEAN;
            case DATE -> DATE;
            case TIME -> TIME;
            case OPEN -> ANY;
        };
    }

    private static CellShape of(OutputType type) {
        return switch (type) {
            case OutputType.Whole whole -> NUMBER;
            case OutputType.Percent percent -> NUMBER;
            case OutputType.Factor factor -> NUMBER;
            case OutputType.PriceText price -> NUMBER;
            case OutputType.Amount amount -> NUMBER;
            case OutputType.Pay pay -> NUMBER;
            case OutputType.YesNo yesNo -> BOOLEAN;
            case OutputType.Text text -> TEXT;
            case OutputType.Word word -> TEXT;
            case OutputType.RecipientId recipient -> TEXT;
            case OutputType.EnhancementId enhancement -> TEXT;
            case OutputType.Span span -> TEXT;
            case OutputType.Waits waits -> TEXT;
            case OutputType.ClassName className -> TEXT;
        };
    }
}
