package io.waybill.app.release;

import io.micronaut.data.exceptions.DataAccessException;
import org.jspecify.annotations.Nullable;

/** Finds what releases and drafts are made of. Throws {@link DataAccessException} when the database is away. Safe for use by many threads. */
public interface ReleaseFiles {
    /** What a flow's release in force is called. */
    String ACTIVE = "active";

    /** Digits of a hash that are enough to name a release. */
    int SHORTEST_PREFIX = 7;

    /**
     * The files of a release or a draft.
     *
     * @param name a release's hash or the first digits of it, at least {@value #SHORTEST_PREFIX}; or a draft's id
     * @return null when there is none, or several begin so
     */
    @Nullable
    StoredFiles find(String name);

    /**
     * The same among the releases and drafts of one flow.
     *
     * @param name as above, or {@value #ACTIVE}
     */
    @Nullable
    StoredFiles find(String flow, String name);
}
