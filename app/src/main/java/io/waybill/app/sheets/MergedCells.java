package io.waybill.app.sheets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * Cells of a sheet that are one. A value merged over several rows holds for each of them, which is what a person sees; but for the id, which must
 * be each row's own. For one thread.
 */
final class MergedCells {
    private final List<CellRangeAddress> areas;
    private final int idPlace;
    private final Map<CellRangeAddress, String> values = new HashMap<>();

    /**
     * @param areas of the whole sheet
     * @param header the header's row number: only what lies below it counts
     */
    MergedCells(List<CellRangeAddress> areas, int header, int idPlace) {
        this.areas = areas.stream().filter(area -> area.getFirstRow() >= header).toList();
        this.idPlace = idPlace;
    }

    /** The row with what is merged into it from above. */
    List<String> filled(int number, List<String> cells) {
        List<String> filled = new ArrayList<>(cells);
        for (CellRangeAddress area : areas) {
            int row = number - 1;
            if (row == area.getFirstRow() && area.getFirstColumn() < cells.size()) {
                values.put(area, cells.get(area.getFirstColumn()));
            } else if (row > area.getFirstRow() && row <= area.getLastRow() && area.getFirstColumn() != idPlace) {
                while (filled.size() <= area.getFirstColumn()) {
                    filled.add("");
                }
                filled.set(area.getFirstColumn(), values.getOrDefault(area, ""));
            }
        }
        return filled;
    }

    /** What people should know, one remark for each merged area with a value. */
    List<Remark> remarks(ColumnTitles titles) {
        List<Remark> remarks = new ArrayList<>();
        areas.forEach(area -> {
            String value = values.getOrDefault(area, "");
            if (!value.isEmpty()) {
                remarks.add(new Remark(area.getFirstRow() + 1, titles.of(area.getFirstColumn()), value, told(area)));
            }
        });
        return remarks;
    }

    private String told(CellRangeAddress area) {
        if (area.getFirstColumn() == idPlace) {
            return "is merged over several cells: only the first has it. Maybe an id for every row?";
        }
        String rows = area.getFirstRow() == area.getLastRow()
                ? ""
                : "is merged over rows %d to %d: each of them has it."
                        .formatted(area.getFirstRow() + 1, area.getLastRow() + 1);
        String columns = area.getFirstColumn() == area.getLastColumn()
                ? ""
                : "is merged over several columns: only the first has it.";
        return (rows + " " + columns).strip() + " Maybe unmerge the cells?";
    }
}
