package io.waybill.app.batch;

import io.waybill.app.routing.CollectedLeads;
import io.waybill.db.batch.Batch;
import io.waybill.db.batch.Batches;
import io.waybill.db.batch.Member;
import io.waybill.db.batch.MemberResult;
import io.waybill.mappings.Recipient;
import io.waybill.mappings.request.ManyLeads;
import io.waybill.mappings.request.RenderFailed;
import io.waybill.mappings.response.AnswerParts.Asked;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says of every lead in a batch what its mapping says, from its journal. Nothing leaves here. Safe for use by many threads. */
@Singleton
final class Loading {
    private final Batches batches;
    private final CollectedLeads leads;
    private final Outcomes outcomes;

    Loading(Batches batches, CollectedLeads leads, Outcomes outcomes) {
        this.batches = batches;
        this.leads = leads;
        this.outcomes = outcomes;
    }

    /** Waits for the database where it is away. */
    Load load(Batch batch, Recipient recipient) {
        var attempts = new LinkedHashMap<String, List<Member>>();
        for (var member : batches.listMembers(batch.id())) {
            attempts.computeIfAbsent(member.delivery(), first -> new ArrayList<>())
                    .add(member);
        }
        var passengers = new ArrayList<Passenger>();
        var left = new ArrayList<MemberResult>();
        for (var of : attempts.values()) {
            board(of, recipient, passengers, left);
        }
        return new Load(passengers, left);
    }

    private void board(
            List<Member> attempts, Recipient recipient, List<Passenger> passengers, List<MemberResult> left) {
        var last = attempts.getLast();
        boolean waits = last.state() == Member.State.WAITING;
        boolean doubted = attempts.stream().anyMatch(Member::doubt);
        try {
            var body = body(last, recipient);
            if (body != null) {
                var asked =
                        new Asked(List.of(last.lead(), last.delivery()), ManyLeads.JSON.write(List.of(body), false));
                passengers.add(new Passenger(last, doubted, waits, body, asked));
            } else if (waits) {
                left.add(outcomes.impossible(last, doubted, "The lead waits for nobody any more"));
            }
        } catch (RenderFailed e) {
            if (waits) {
                left.add(outcomes.impossible(last, doubted, e.getMessage()));
            }
        }
    }

    private @Nullable Object body(Member member, Recipient recipient) {
        var data = leads.find(member.lead(), member.delivery(), member.attempt());
        return data == null ? null : recipient.post().values(data);
    }
}
