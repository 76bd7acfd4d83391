package io.waybill.app.routing;

import io.waybill.app.event.RulesEvaluated;
import io.waybill.app.room.RecipientStatuses;
import io.waybill.mappings.Mappings;
import io.waybill.mappings.Recipient;
import io.waybill.rules.Evaluation;
import io.waybill.rules.decision.Decision;
import io.waybill.rules.decision.DecisionJson;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.RecipientStates;
import io.waybill.rules.fact.RecipientStatus;
import io.waybill.rules.fact.RecipientStatus.Room;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A round of rules as the journal tells it: what was decided, and what the rules had read.
 *
 * @param number of the lead's rounds, from 1
 * @param seq of its event
 * @param recorded what the rules said
 * @param told the facts, without recipients: those are for the release to name
 * @param unavailable why recipients could not be given the lead
 * @param rooms what recipients in play had left
 */
public record PastRound(
        int number,
        int seq,
        Instant at,
        RulesEvaluated recorded,
        Facts told,
        Map<String, String> unavailable,
        Map<String, Room> rooms) {
    public PastRound {
        unavailable = Map.copyOf(unavailable);
        rooms = Map.copyOf(rooms);
    }

    /** The facts that the rules read, with the recipients of these mappings as they stood then. */
    public Facts facts(Mappings mappings) {
        return told.withRecipients(RecipientStates.of(mappings.recipients().values().stream()
                .sorted(Comparator.comparing(Recipient::id))
                .map(recipient -> RecipientStatuses.of(
                        recipient, findReason(recipient.id()), rooms.getOrDefault(recipient.id(), Room.FREE)))
                .toList()));
    }

    private @Nullable String findReason(String recipient) {
        var reason = unavailable.get(recipient);
        // Whom the person consented to is for the rules to say, each time.
        return RecipientStatus.NOT_NAMED.equals(reason) ? null : reason;
    }

    /** What was decided, in order. */
    public List<Decision> decisions() {
        return recorded.decisions().stream().map(DecisionJson::read).toList();
    }

    /** What the rules said, as they would say it. */
    public Evaluation evaluation() {
        return new Evaluation(
                decisions(), recorded.rules(), recorded.rows(), recorded.score(), Map.copyOf(unavailable));
    }
}
