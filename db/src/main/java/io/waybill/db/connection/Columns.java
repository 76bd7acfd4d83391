package io.waybill.db.connection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How values stand in columns: times in UTC without a zone, to the microsecond; texts for people cut to the column's width. */
public final class Columns {
    /** Width of the columns for reasons, references and other texts; the journal has them whole. */
    public static final int TEXT = 500;

    private Columns() {}

    /** A moment, to set with {@code setObject}. */
    public static LocalDateTime time(Instant at) {
        return LocalDateTime.ofInstant(at.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }

    /** The moment in a column that is never null. */
    public static Instant getTime(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    /** The text, or its first {@value #TEXT} characters. */
    public static @Nullable String text(@Nullable String text) {
        if (text == null || text.codePointCount(0, text.length()) <= TEXT) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, TEXT));
    }
}
