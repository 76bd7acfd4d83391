package io.waybill.db.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A release in the making, without its files.
 *
 * @param id 32 hex digits
 * @param name as people call it; may be empty
 * @param author who began it
 * @param reason what it is for; may be empty
 * @param base the hash of the release it began as; null where it began as an upload
 * @param version grows with every change of a file, from 1
 */
public record Draft(
        String id,
        String flow,
        String name,
        String author,
        String reason,
        @Nullable String base,
        int version,
        Instant createdAt,
        Instant updatedAt) {
    Draft changed(Instant at) {
        return new Draft(id, flow, name, author, reason, base, version + 1, createdAt, at);
    }
}
