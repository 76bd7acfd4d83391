package io.waybill.rules.table;

import io.waybill.rules.flow.Problems;
import io.waybill.rules.table.cell.CellGrammar;
import io.waybill.rules.table.cell.CellType;
import io.waybill.rules.table.cell.Condition;
import io.waybill.rules.table.cell.DateText;
import io.waybill.rules.table.cell.Parsed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one row of a table. Made for one row, by one thread. */
final class RowReader {
    private static final Condition ANY = new Condition.Any();

    private final TableKind kind;
    private final CellGrammar grammar;
    private final OutputReader outputReader;
    private final Cursor at;
    private final List<Cell> cells = new ArrayList<>();
    private final Map<String, Object> outputs = new HashMap<>();
    private String id = "";
    private boolean on = true;
    private @Nullable LocalDate from;
    private @Nullable LocalDate until;

    /**
     * The row that is read and where its problems go.
     *
     * @param separator between the cells of the file
     */
    record Cursor(Sheet.Line line, char separator, Problems problems) {
        void error(String column, String cell, String text) {
            problems.error(line.number(), column, cell, text);
        }
    }

    RowReader(TableKind kind, CellGrammar grammar, OutputReader outputReader, Cursor at) {
        this.kind = kind;
        this.grammar = grammar;
        this.outputReader = outputReader;
        this.at = at;
    }

    /** The row; cells that cannot be understood are noted and left out. */
    Row read(Header header) {
        for (int place = 0; place < header.headings().size(); place++) {
            String text = sound(header.headings().get(place), at.line().cell(place));
            switch (header.headings().get(place)) {
                case Heading.Control control -> control(control, text);
                case Heading.Reads(Column column) -> condition(column, text);
                case Heading.Gives(Output output) -> output(output, text);
                case Heading.Nothing(String name) -> nothing(name, text);
            }
        }
        if (from != null && until != null && from.isAfter(until)) {
            at.error("until", until.toString(), "is before from. Maybe the two are the wrong way round?");
        }
        return new Row(kind, id, at.line().number(), on, new RowDates(from, until), cells, outputs);
    }

    /** The text, or nothing where a formula failed: its error is no value. */
    private String sound(Heading heading, String text) {
        if (!SpreadsheetTraces.isFailure(text) || heading == Heading.Control.NOTE) {
            return text;
        }
        at.error(
                heading.title(),
                text,
                "is the error of a spreadsheet's formula, not a value. Maybe mend the formula and save again?");
        return "";
    }

    private void control(Heading.Control control, String text) {
        switch (control) {
            case ID -> id = id(text);
            case FROM -> from = date("from", text);
            case UNTIL -> until = date("until", text);
            case ON -> on = on(text);
            case NOTE -> {}
        }
    }

    private String id(String text) {
        if (text.isEmpty()) {
            at.error("id", "", "The row has no id. Maybe a short name that traces can show?");
        } else if (kind == TableKind.TIERS && !text.matches("[1-9]\\d{0,2}")) {
            at.error("id", text, "is not a tier. Maybe 1?");
        }
        return text;
    }

    private @Nullable LocalDate date(String column, String text) {
        warn(column, text, SpreadsheetTraces.findDoubt(CellType.DATE, text, at.separator()));
        return text.isEmpty() ? null : keep(column, text, DateText.read(text));
    }

    private boolean on(String text) {
        Boolean yes = text.isEmpty() ? Boolean.TRUE : keep("on", text, OutputReader.yesNo(text));
        return yes == null || yes;
    }

    private void condition(Column column, String text) {
        Condition condition = keep(column.name(), text, grammar.read(text, column.type()));
        if (condition != null) {
            checkWords(column, text, condition);
            warn(column.name(), text, SpreadsheetTraces.findDoubt(column.type(), text, at.separator()));
        }
        Cell cell = new Cell(column, text, condition == null ? ANY : condition);
        if (kind == TableKind.OUTCOMES && cell.uploadedList() != null) {
            at.error(
                    column.name(),
                    text,
                    "names an uploaded list, but those are looked at for leads only. Maybe a file in rules/lists?");
        }
        cells.add(cell);
    }

    private void warn(String column, String text, @Nullable String doubt) {
        if (doubt != null) {
            at.problems().warning(at.line().number(), column, text, doubt);
        }
    }

    private void checkWords(Column column, String text, Condition condition) {
        for (String word : column.listUnknownWords(condition)) {
            String subject = word.equalsIgnoreCase(text) ? "" : "has \"" + word + "\", which ";
            at.error(column.name(), text, subject + "is not a known " + column.name() + "." + column.suggestion(word));
        }
    }

    private void output(Output output, String text) {
        if (!text.isEmpty()) {
            Object value = keep(output.name(), text, outputReader.read(output.type(), text));
            if (value != null) {
                outputs.put(output.name(), value);
            }
            return;
        }
        switch (output.need()) {
            case REQUIRED ->
                at.error(
                        output.name(),
                        "",
                        "The row has no " + output.name() + ". Maybe the cell was cleared by mistake?");
            case ADVISED ->
                at.problems()
                        .warning(
                                at.line().number(),
                                output.name(),
                                "",
                                "The row has no %s: it counts as %s.".formatted(output.name(), output.fallback()));
            case OPTIONAL -> {}
        }
    }

    private void nothing(String name, String text) {
        if (name.isEmpty() && !text.isEmpty()) {
            at.error("", text, "stands in a column without a name. Maybe a name is missing in the header?");
        }
    }

    private <T> @Nullable T keep(String column, String text, Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Good<T>(T value) -> value;
            case Parsed.Bad<T>(String mistake) -> {
                at.error(column, text, mistake);
                yield null;
            }
        };
    }
}
