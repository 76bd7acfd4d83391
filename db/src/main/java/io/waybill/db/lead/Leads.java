package io.waybill.db.lead;

import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds and lists leads. Every method throws {@link DataAccessException} when the database is away. Safe for use by many threads. */
@Singleton
public final class Leads {
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{32}");
    private static final Pattern PART = Pattern.compile("[0-9a-fA-F]{0,32}");
    private final LeadTable table;
    private final LeadPages pages;

    Leads(LeadTable table, LeadPages pages) {
        this.table = table;
        this.pages = pages;
    }

    /** The lead's row; null when there is none, or the text is no id at all. */
    public @Nullable LeadRow find(String id) {
        return isId(id) ? table.find(id) : null;
    }

    /** The newest leads that pass the filter; for the next page give the last one's id as {@code before}. */
    public List<LeadRow> list(LeadFilter filter, int limit) {
        String text = filter.text();
        if (text != null && !PART.matcher(text).matches()) {
            return List.of();
        }
        return pages.list(LeadPage.newest(
                new LeadFilter(filter.flow(), filter.state(), filter.source(), text, cursor(filter.before())), limit));
    }

    /**
     * The oldest leads in a state.
     *
     * @param flow null: of any
     * @param after show leads newer than this one: the last of the page before; null: from the oldest
     */
    public List<LeadRow> listOldest(String state, @Nullable String flow, @Nullable String after, int limit) {
        return pages.list(LeadPage.oldest(new LeadFilter(flow, state, null, null, cursor(after)), limit));
    }

    /** How many leads are in a state. */
    public long count(String state, @Nullable String flow) {
        return table.count(state, flow);
    }

    private static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    private static @Nullable String cursor(@Nullable String id) {
        return id != null && isId(id) ? id : null;
    }
}
