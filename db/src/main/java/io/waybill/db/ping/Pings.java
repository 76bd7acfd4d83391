package io.waybill.db.ping;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what sources were told, and lets each promise be taken by one lead, whatever happens at once and on however many nodes. Every
 * method throws {@link DataAccessException} when the database is away. Safe for use by many threads.
 */
@Singleton
@Requires(beans = DataSource.class)
public final class Pings {
    /** A lead is on disk within a second or never routed; a claim that is older and has no lead belongs to nobody. */
    private static final Duration ON_DISK_WITHIN = Duration.ofSeconds(5);

    private static final int AT_ONCE = 1_000;
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{32}");
    private final DataSource dataSource;

    public Pings(DataSource dataSource) {
        this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
    }

    private interface Work<T extends @Nullable Object> {
        T on(Connection connection) throws SQLException;
    }

    /** Keeps one that has been answered. */
    public void add(PingRow ping) {
        with(connection -> {
            PingStatements.insert(connection, ping);
            return 1;
        });
    }

    /** The ping; null when there is none, or the text is no id at all. */
    public @Nullable PingRow find(String id) {
        return isId(id) ? with(connection -> PingStatements.find(connection, id.toLowerCase(Locale.ROOT))) : null;
    }

    /** The newest pings; for the next page give the last one's id as {@code before}. */
    public List<PingRow> list(@Nullable String before, int limit) {
        return with(connection -> PingStatements.list(connection, before, limit));
    }

    /** Takes what a ping of this source promised for this flow, for one lead; asked again for the same lead it answers the same. */
    public PingClaim claim(String id, String flow, String source, String lead, Instant now) {
        PingRow asked = find(id);
        if (asked == null || !asked.flow().equals(flow) || !asked.source().equals(source) || asked.priceCents() <= 0) {
            return new PingClaim.Unknown();
        }
        if (lead.equals(asked.lead())) {
            return new PingClaim.Held(asked);
        }
        int taken =
                with(connection -> PingStatements.claim(connection, asked.id(), lead, now, now.minus(ON_DISK_WITHIN)));
        if (taken == 1) {
            return new PingClaim.Held(asked);
        }
        return now.isBefore(asked.expiresAt()) ? new PingClaim.Used() : new PingClaim.Expired();
    }

    /** Gives back what was taken for a lead that is not routed after all. */
    public void release(String id, String lead) {
        if (isId(id)) {
            with(connection -> {
                PingStatements.release(connection, id, lead);
                return 1;
            });
        }
    }

    /** Forgets those received before this moment, and says how many. */
    public int prune(Instant before) {
        int all = 0;
        int some;
        do {
            some = with(connection -> PingStatements.prune(connection, before, AT_ONCE));
            all += some;
        } while (some == AT_ONCE);
        return all;
    }

    private <T extends @Nullable Object> T with(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException away) {
            throw new DataAccessException("The pings could not be reached in the database.", away);
        }
    }

    private static boolean isId(String text) {
        return ID.matcher(text).matches();
    }
}
