package io.waybill.app.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.event.EventJson;
import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.LeadEvent;
import io.waybill.app.event.LeadReceived;
import io.waybill.app.event.RulesEvaluated;
import io.waybill.app.facts.LeadFacts;
import io.waybill.app.json.Json;
import io.waybill.rules.decision.Classify;
import io.waybill.rules.decision.DecisionJson;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the facts of rounds again that are long over, from the journal alone. Safe for use by many threads. */
@Singleton
public final class PastRounds {
    private final EventJson events;
    private final Json json;

    PastRounds(EventJson events, Json json) {
        this.events = events;
        this.json = json;
    }

    /** A lead's rounds in order. */
    public List<PastRound> of(String lead, List<JsonNode> journal) {
        var all = journal.stream()
                .map(event -> events.read(new String(json.write(event), StandardCharsets.UTF_8)))
                .toList();
        if (all.isEmpty() || !(all.getFirst() instanceof LeadReceived received)) {
            return List.of();
        }
        var history = new LeadHistory(lead, LeadFacts.fields(received));
        var rounds = new ArrayList<PastRound>();
        int taken = 0;
        for (int place = 0; place < all.size(); place++) {
            if (all.get(place) instanceof RulesEvaluated round) {
                int before = beginning(all, place, round);
                all.subList(taken, before).forEach(history::apply);
                taken = before;
                rounds.add(round(rounds.size() + 1, journal.get(place), round, history, all.subList(before, place)));
            }
        }
        return rounds;
    }

    /** Where the outcomes begin that this round was the first to read. */
    private static int beginning(List<LeadEvent> all, int place, RulesEvaluated round) {
        Set<String> classified = round.decisions().stream()
                .filter(decision -> decision.has(Classify.class.getSimpleName()))
                .map(decision -> ((Classify) DecisionJson.read(decision)).outcome())
                .collect(Collectors.toSet());
        int before = place;
        while (before > 0
                && all.get(before - 1) instanceof ExchangeFinished finished
                && classified.contains(key(finished))) {
            before--;
        }
        return before;
    }

    private static PastRound round(
            int number, JsonNode event, RulesEvaluated round, LeadHistory history, List<LeadEvent> fresh) {
        var kept = KeptFacts.of(round);
        var arrived = fresh.stream()
                .map(ExchangeFinished.class::cast)
                .map(finished -> finished.unclassified(kept.outcomes().getOrDefault(key(finished), finished.outcome())))
                .toList();
        var facts = FactsAssembler.facts(history, arrived, kept.now());
        return new PastRound(
                number,
                event.path("seq").asInt(),
                Instant.parse(event.path("at").asText()),
                round,
                facts.knowing(facts.duplicates(), kept.listed()),
                kept.unavailable(),
                kept.rooms());
    }

    private static String key(ExchangeFinished finished) {
        return Attempts.key(finished.delivery(), finished.attempt());
    }
}
