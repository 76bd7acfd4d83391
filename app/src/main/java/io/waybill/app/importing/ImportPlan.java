package io.waybill.app.importing;

import io.waybill.app.intake.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with a file.
 *
 * @param entry whose names the columns have
 * @param dryRun only report
 * @param routed whether the leads are routed as if they were submitted; else they are kept as history
 * @param received the column that says when a lead came, or null: it came now
 */
record ImportPlan(
        Entry entry,
        boolean dryRun,
        boolean routed,
        @Nullable String received) {}
