package io.waybill.app.sheets;

import io.waybill.app.home.HomeProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as a home keeps it.
 *
 * @param csv UTF-8 with commas; rows stand where the sheet has them
 * @param comments those of its cells, as CSV; null when there are none
 * @param workbook whether it came as a form that can hold comments
 * @param warnings what was read otherwise than somebody may expect
 */
public record TableText(byte[] csv, byte @Nullable [] comments, boolean workbook, List<HomeProblem> warnings) {
    public TableText {
        warnings = List.copyOf(warnings);
    }
}
