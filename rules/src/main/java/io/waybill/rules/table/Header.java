package io.waybill.rules.table;

import io.waybill.rules.flow.Problems;
import io.waybill.rules.flow.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The header row: what each column stands for. */
record Header(int row, List<Heading> headings) {
    Header {
        headings = List.copyOf(headings);
    }

    static Header read(Sheet.Line line, TableKind kind, ColumnNames names, Problems problems) {
        List<Heading> headings = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String written : line.cells()) {
            String name = meant(written, kind, names);
            if (!name.isEmpty() && !seen.add(name)) {
                problems.error(line.number(), name, written, "names two columns. Maybe one of them is another?");
            }
            Heading heading = heading(name, kind, names);
            if (heading instanceof Heading.Nothing && !name.isEmpty()) {
                problems.error(line.number(), name, name, unknown(name, kind, names));
            }
            headings.add(heading);
        }
        Header header = new Header(line.number(), headings);
        header.reportAbsent(kind, problems);
        return header;
    }

    /** The name as the table knows it, where letter case and what stands between its words is all that differs. */
    private static String meant(String written, TableKind kind, ColumnNames names) {
        if (!(heading(written, kind, names) instanceof Heading.Nothing)) {
            return written;
        }
        String only = Names.findOnly(written, all(kind, names));
        return only == null ? written : only;
    }

    private static List<String> all(TableKind kind, ColumnNames names) {
        List<String> all = new ArrayList<>(Heading.Control.WORDS);
        all.addAll(kind.listOutputs());
        all.addAll(names.list(kind));
        return all;
    }

    private static Heading heading(String name, TableKind kind, ColumnNames names) {
        if (Heading.Control.WORDS.contains(name)) {
            return Heading.Control.valueOf(name.toUpperCase(Locale.ROOT));
        }
        Output output = kind.findOutput(name);
        if (output != null) {
            return new Heading.Gives(output);
        }
        Column column = names.find(name, kind);
        return column == null ? new Heading.Nothing(name) : new Heading.Reads(column);
    }

    private static String unknown(String name, TableKind kind, ColumnNames names) {
        if (headingsSplitElsewhere(name)) {
            return "is not a column. Maybe the file is not separated by commas?";
        }
        return "is not a column of a " + kind.word() + " table." + Suggestion.maybe(name, all(kind, names));
    }

    private static boolean headingsSplitElsewhere(String name) {
        return name.contains(";") || name.contains("\t");
    }

    /** How many cells a row has at least: those below a name. */
    int named() {
        int named = headings.size();
        while (named > 0 && headings.get(named - 1) instanceof Heading.Nothing(String name) && name.isEmpty()) {
            named--;
        }
        return named;
    }

    private void reportAbsent(TableKind kind, Problems problems) {
        if (!headings.contains(Heading.Control.ID)) {
            problems.error(row, "id", "", "The table has no column id. Maybe add one, with a name for every row?");
        }
        for (Output output : kind.outputs()) {
            if (headings.contains(new Heading.Gives(output))) {
                continue;
            }
            switch (output.need()) {
                case REQUIRED ->
                    problems.error(
                            row, output.name(), "", "The table has no column " + output.name() + ". Maybe add one?");
                case ADVISED ->
                    problems.warning(
                            row,
                            output.name(),
                            "",
                            "The table has no column %s: every row counts as %s."
                                    .formatted(output.name(), output.fallback()));
                case OPTIONAL -> {}
            }
        }
    }
}
