package io.waybill.app.batch;

import io.waybill.app.home.Releases;
import io.waybill.db.batch.Lane;
import io.waybill.mappings.Recipient;
import io.waybill.mappings.batch.Batching;
import org.jspecify.annotations.Nullable;

/** A recipient that takes batches, as its flow's release has it. */
record BatchParty(Recipient recipient, Batching batching) {
    private static final String SANDBOX = "/sandbox/accept";

    /** Null when the flow or the recipient is not in force, or takes its leads one by one now. */
    static @Nullable BatchParty find(Releases releases, Lane lane) {
        var flow = releases.find(lane.flow());
        var recipient = flow == null ? null : flow.mappings().recipients().get(lane.recipient());
        var batching = recipient == null ? null : recipient.batch();
        return recipient == null || batching == null ? null : new BatchParty(recipient, batching);
    }

    /** Where test leads go; null for others, which go to the recipient's own address. */
    @Nullable
    String address(Lane lane) {
        if (!lane.test()) {
            return null;
        }
        return recipient.sandboxUrl() == null ? SANDBOX : recipient.sandboxUrl();
    }
}
