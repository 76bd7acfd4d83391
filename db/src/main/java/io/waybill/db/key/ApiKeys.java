package io.waybill.db.key;

import io.micronaut.data.exceptions.DataAccessException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers keys. A change holds here at once and on every other node within two seconds; while the database is away the keys known last hold. Safe for
 * use by many threads.
 */
public interface ApiKeys {
    /** The key with that hash, from memory; null when there is none. */
    @Nullable
    ApiKey find(String hash);

    /** All of them, the oldest first. Throws {@link DataAccessException} when the database is away. */
    List<ApiKey> list();

    /** Remembers one more. Throws {@link DataAccessException} when the database is away. */
    void add(ApiKey key);

    /** Forgets it; false when there was none. Throws {@link DataAccessException} when the database is away. */
    boolean remove(String id);
}
