package io.waybill.db.journal;

import java.sql.SQLException;
import java.util.Set;

/** What an error of the database means for the entries of a transaction. */
enum Fault {
    /** Lost against another transaction: nothing was written, the whole may be tried again. */
    CONFLICT,
    /** A unique key is taken: one of the entries is the culprit. */
    DUPLICATE,
    /** One of the entries holds what the database cannot. */
    REFUSED,
    /** The database is away or cannot write. */
    UNAVAILABLE;

    /** Deadlock, lock wait; and TiDB's write conflicts and retryable errors. */
    private static final Set<Integer> CONFLICTS = Set.of(1213, 1205, 8002, 8022, 8028, 9007);

    private static final Set<Integer> DUPLICATES = Set.of(1062, 1586);
    /** A packet above the server's limit; the driver's own check has no number. */
    private static final int PACKET_TOO_BIG = 1153;

    static Fault of(SQLException error) {
        int code = error.getErrorCode();
        if (CONFLICTS.contains(code)) {
            return CONFLICT;
        }
        if (DUPLICATES.contains(code)) {
            return DUPLICATE;
        }
        if (code == PACKET_TOO_BIG || isAboutData(error.getSQLState()) || isPacketTooBig(error)) {
            return REFUSED;
        }
        return UNAVAILABLE;
    }

    private static boolean isAboutData(String state) {
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    private static boolean isPacketTooBig(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof com.mysql.cj.jdbc.exceptions.PacketTooBigException
                    || cause instanceof com.mysql.cj.exceptions.CJPacketTooBigException) {
                return true;
            }
        }
        return false;
    }
}
