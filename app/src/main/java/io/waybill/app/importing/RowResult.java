package io.waybill.app.importing;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row.
 *
 * @param row as a spreadsheet numbers it; the header is row 1
 * @param reason what is wrong or worth knowing; never what a cell contains
 * @param lead the id of the lead that was made of it, or null
 */
record RowResult(
        int row, Outcome outcome, String reason, @Nullable String lead) {
    /** The ways a row can end. */
    enum Outcome {
        /** In a dry run: it would be imported. */
        OK,
        IMPORTED,
        /** An earlier run of the same file imported it. */
        ALREADY,
        /** It cannot be a lead of the flow. */
        INVALID,
        /** It could not be stored; a further run of the same file tries it again. */
        ERROR;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static RowResult invalid(int row, String reason) {
        return new RowResult(row, Outcome.INVALID, reason, null);
    }
}
