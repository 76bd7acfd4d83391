package io.waybill.app.batch;

import io.waybill.app.transport.Transport;
import io.waybill.db.batch.Batch;
import io.waybill.db.batch.MemberResult;
import io.waybill.mappings.request.LeadBodies;
import io.waybill.mappings.request.RenderFailed;
import io.waybill.mappings.request.Rendered;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one sealed batch and writes down what came of it. Blocks its own (virtual) thread; no connection to the database is held meanwhile. */
@Singleton
final class BatchSending {
    private static final Logger LOG = LoggerFactory.getLogger(BatchSending.class);

    private final Loading loading;
    private final Transport transport;
    private final BatchAnswers answers;
    private final Writing writing;

    BatchSending(Loading loading, Transport transport, BatchAnswers answers, Writing writing) {
        this.loading = loading;
        this.transport = transport;
        this.answers = answers;
        this.writing = writing;
    }

    /** Where it is written down, and how. */
    @Singleton
    record Writing(BatchBook book, BatchRecord record, BatchData data) {}

    /** Sends it unless another node does, or the recipient's rate limit leaves no room now: then it stays sealed. */
    void send(Batch sealed, BatchParty party) {
        var load = loading.load(sealed, party.recipient());
        Rendered rendered;
        try {
            rendered = load.passengers().isEmpty() ? null : render(sealed, party, load);
        } catch (RenderFailed e) {
            dropped(sealed, answers.impossible(load, e.getMessage()));
            return;
        }
        if (rendered == null) {
            dropped(sealed, load.left());
        } else {
            var sent = writing.book().claimInTurn(sealed, writing.record().request(rendered));
            if (sent != null) {
                exchange(sent, party, load, rendered);
            }
        }
    }

    private Rendered render(Batch sealed, BatchParty party, Load load) {
        var bodies = new LeadBodies(party.batching().format(), party.batching().guard(), load.bodies());
        return party.recipient().post().renderMany(writing.data().of(sealed), bodies, party.address(sealed.lane()));
    }

    /** There is nothing to send: the leads hear so. */
    private void dropped(Batch sealed, List<MemberResult> results) {
        var sent = writing.book().claim(sealed, writing.record().nothing());
        if (sent != null) {
            writing.book().answer(sent, null, results);
        }
    }

    private void exchange(Batch sent, BatchParty party, Load load, Rendered rendered) {
        var recipient = party.recipient();
        @Nullable String response = null;
        List<MemberResult> results;
        try {
            var back = transport
                    .send(
                            "post:" + recipient.id(),
                            recipient.connections(),
                            rendered,
                            load.timeout(recipient.post().timeout()),
                            writing.book().since(sent))
                    .join();
            response = writing.record().response(back);
            results = answers.results(load, party, back, sent.lane().test());
        } catch (CompletionException defect) {
            LOG.error("Batch {} to {} went wrong on this side", sent.id(), recipient.id(), defect);
            results = answers.failed(load);
        }
        writing.book().answer(sent, response, results);
    }
}
