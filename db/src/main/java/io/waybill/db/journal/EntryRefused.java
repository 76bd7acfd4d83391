package io.waybill.db.journal;

import java.sql.SQLException;

/** The database will never take this entry, for what it holds; to try again does not help. Other entries are not affected. */
public final class EntryRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The database's own words are left out: they may quote the lead. */
    EntryRefused(JournalEntry entry, SQLException error) {
        super("""
                The database refused an entry of lead (%s), event (%d), with error (%d), state (%s).
                Maybe a name is longer than its column, or the entry is larger than max_allowed_packet.\
                """.formatted(entry.lead(), entry.firstSeq(), error.getErrorCode(), error.getSQLState()));
    }
}
