package io.waybill.db.recipient;

import java.time.Instant;

/**
 * A recipient that gets no leads until somebody resumes it.
 *
 * @param recipient its id
 * @param reason in words for the operator, without lead data
 */
public record Pause(String recipient, String reason, Instant since) {}
