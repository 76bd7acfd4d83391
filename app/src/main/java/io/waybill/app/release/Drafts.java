package io.waybill.app.release;

import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.db.release.Draft;
import io.waybill.db.release.DraftChange;
import io.waybill.db.release.StoredFile;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Releases in the making. Nothing here says whether what a draft holds is right: checking it does. Throws {@link DataAccessException} when the
 * database is away. Safe for use by many threads.
 */
public interface Drafts {
    /**
     * What people say of a new draft.
     *
     * @param name as people call it; may be empty
     * @param author who makes it
     * @param reason may be empty
     */
    record Order(String flow, String name, String author, String reason) {}

    /** A draft that begins as a release; its id and version are new. */
    Draft make(Order order, StoredFiles from);

    /** A draft that begins as these files, of its flow, the lists and the mappings, by path below the home. */
    Draft make(Order order, SortedMap<String, byte[]> content);

    /** The draft; null when there is none of that id. */
    @Nullable
    Draft find(String id);

    /**
     * All drafts, the newest first.
     *
     * @param flow null for those of all flows
     */
    List<Draft> list(@Nullable String flow);

    /** The files of a draft by path, without their contents. */
    List<StoredFile> files(String id);

    /** The content of one file; null when there is no such draft or file. */
    byte @Nullable [] content(String id, String path);

    /**
     * Writes one file, new or not, unless somebody has changed it since.
     *
     * @param expected the draft's version that the caller has seen: later changes of this file are in the way, changes of others are not
     */
    DraftChange replace(String id, String path, byte[] content, int expected);

    /** Deletes one file, under the same condition. */
    DraftChange remove(String id, String path, int expected);

    /** Deletes the draft; false when there is none. */
    boolean delete(String id);
}
