package io.waybill.db.lead;

import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds and lists leads. Every method throws {@link DataAccessException} when the database is away. Safe for use by many threads. */
@Singleton
public final class Leads {
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{32}");
    private final LeadTable table;

    Leads(LeadTable table) {
        this.table = table;
    }

    /** The lead's row; null when there is none, or the text is no id at all. */
    public @Nullable LeadRow find(String id) {
        return isId(id) ? table.find(id) : null;
    }

    /** The newest leads that pass the filter; for the next page give the last one's id as {@code before}. */
    public List<LeadRow> list(LeadFilter filter, int limit) {
        String text = filter.text() == null ? null : filter.text().toLowerCase(Locale.ROOT);
        if (text != null && isId(text)) {
            LeadRow lead = find(text);
            return lead == null ? List.of() : List.of(lead);
        }
        String before = filter.before() != null && isId(filter.before()) ? filter.before() : null;
        return table.list(filter.flow(), filter.state(), filter.source(), literally(text), before, limit);
    }

    /**
     * The oldest leads in a state.
     *
     * @param flow null: of any
     * @param after show leads newer than this one: the last of the page before; null: from the oldest
     */
    public List<LeadRow> listOldest(String state, @Nullable String flow, @Nullable String after, int limit) {
        return table.listOldest(state, flow, after == null || !isId(after) ? null : after, limit);
    }

    /** How many leads are in a state. */
    public long count(String state, @Nullable String flow) {
        return table.count(state, flow);
    }

    private static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Without meaning for LIKE: ids have neither of the two wildcards, so a text with one finds nothing. */
    private static @Nullable String literally(@Nullable String text) {
        return text == null ? null : text.replace("%", "?").replace("_", "?");
    }
}
