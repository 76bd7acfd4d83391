package io.waybill.db.submission;

import java.time.Instant;

/**
 * What a lead was submitted under; no two leads have the same.
 *
 * @param hash of flow, source and key: 64 hex digits
 * @param body hash of what was sent: 64 hex digits
 * @param token the secret in the lead's {@code status_url}, so that a repeat can be told the same address
 * @param pending whether the source is told at once that the lead is pending
 * @param keep until when at least a repeat is known as one
 */
public record SubmissionKey(String hash, String body, String token, boolean pending, Instant keep) {
    /** Without the token. */
    @Override
    public String toString() {
        return "SubmissionKey[" + hash + "]";
    }
}
