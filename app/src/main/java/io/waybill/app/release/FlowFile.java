package io.waybill.app.release;

import java.util.Set;

/**
 * What a file of a flow's release is.
 *
 * @param name of the table, where it is one; else its path
 */
record FlowFile(Kind kind, String name) {
    /** Who may change it follows from it. */
    enum Kind {
        /** A decision table. */
        TABLE,
        /** A named list. */
        LIST,
        /** A case of the flow. */
        CASE,
        /** Everything else: rules in DRL or native spreadsheets, fields, mappings. */
        OTHER;

        /** Whether those who edit tables may change it as well; others are for operators. */
        boolean forAnalysts() {
            return FOR_ANALYSTS.contains(this);
        }
    }

    private static final Set<Kind> FOR_ANALYSTS = Set.of(Kind.TABLE, Kind.LIST, Kind.CASE);

    static FlowFile of(String flow, String path) {
        var folder = "rules/flows/" + flow + "/";
        if (path.startsWith("rules/lists/")) {
            return new FlowFile(Kind.LIST, path);
        }
        if (!path.startsWith(folder)) {
            return new FlowFile(Kind.OTHER, path);
        }
        var name = path.substring(folder.length());
        if (name.startsWith("cases/") && name.endsWith(".json")) {
            return new FlowFile(Kind.CASE, path);
        }
        boolean sheet = name.endsWith(".csv") || name.endsWith(".xlsx");
        boolean rules = name.matches(".*\\.drl\\.[a-z]+");
        return sheet && !rules && name.indexOf('/') < 0
                ? new FlowFile(Kind.TABLE, name.substring(0, name.lastIndexOf('.')))
                : new FlowFile(Kind.OTHER, path);
    }
}
