package io.waybill.app.sheets;

import java.util.List;
import org.apache.poi.ss.util.CellReference;

/** What the columns of a sheet are called: as the header says, else by their letter. */
record ColumnTitles(List<String> names) {
    ColumnTitles {
        names = List.copyOf(names);
    }

    /** @param column counted from 0 */
    String of(int column) {
        String name = column < names.size() ? names.get(column) : "";
        return name.isEmpty() ? CellReference.convertNumToColString(column) : name;
    }
}
