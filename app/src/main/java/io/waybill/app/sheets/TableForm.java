package io.waybill.app.sheets;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The forms in which a table is given out. */
enum TableForm {
    CSV("text/csv; charset=utf-8", ".csv"),
    WORKBOOK("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
    JSON("application/json", ".json");

    private final String contentType;
    private final String ending;

    TableForm(String contentType, String ending) {
        this.contentType = contentType;
        this.ending = ending;
    }

    String contentType() {
        return contentType;
    }

    String ending() {
        return ending;
    }

    /**
     * The form that is asked for: by name, else by what the caller accepts, else CSV.
     *
     * @return null when there is no form of this name
     */
    static @Nullable TableForm find(@Nullable String name, @Nullable String accept) {
        if (name != null) {
            return switch (name.toLowerCase(Locale.ROOT)) {
                case "csv" -> CSV;
                case "xlsx" -> WORKBOOK;
                case "json" -> JSON;
                default -> null;
            };
        }
        String accepted = accept == null ? "" : accept.toLowerCase(Locale.ROOT);
        if (accepted.contains("text/csv")) {
            return CSV;
        }
        return accepted.contains("spreadsheetml") ? WORKBOOK : accepted.contains("json") ? JSON : CSV;
    }
}
