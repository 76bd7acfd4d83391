package io.waybill.app.batch;

import io.waybill.db.batch.Batch;
import io.waybill.db.batch.Batches;
import io.waybill.db.batch.Member;
import io.waybill.db.batch.MemberResult;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Batches of which nobody will hear, or that nobody will take. Safe for use by many threads. */
@Singleton
final class LostBatches {
    private static final Logger LOG = LoggerFactory.getLogger(LostBatches.class);

    private final Batches batches;
    private final Outcomes outcomes;
    private final BatchBook book;
    private final BatchRecord record;

    LostBatches(Batches batches, Outcomes outcomes, BatchBook book, BatchRecord record) {
        this.batches = batches;
        this.outcomes = outcomes;
        this.book = book;
        this.record = record;
    }

    /** What nodes had sent that are gone may have been taken. */
    void runOnce() {
        for (var lost : batches.listLost()) {
            LOG.info("Batch {} was out when its node stopped: what came of it is unknown", lost.id());
            book.answer(lost, null, waiting(lost, outcomes::lost));
        }
    }

    /** The recipient of a sealed batch takes none any more. */
    void strand(Batch sealed) {
        var claimed = book.claim(sealed, record.nothing());
        if (claimed != null) {
            book.answer(
                    claimed,
                    null,
                    waiting(
                            claimed,
                            member -> outcomes.notSent(
                                    member,
                                    member.doubt(),
                                    "connection",
                                    "The recipient takes no batches any more",
                                    0)));
        }
    }

    private List<MemberResult> waiting(Batch batch, Function<Member, MemberResult> result) {
        return batches.listMembers(batch.id()).stream()
                .filter(member -> member.state() == Member.State.WAITING)
                .map(result)
                .toList();
    }
}
