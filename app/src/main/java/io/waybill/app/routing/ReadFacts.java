package io.waybill.app.routing;

import io.waybill.rules.Evaluation;
import io.waybill.rules.decision.Candidate;
import io.waybill.rules.decision.Classify;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Outcome;
import io.waybill.rules.fact.RecipientStatus.Room;
import io.waybill.rules.fact.Result;
import io.waybill.rules.table.Row;
import io.waybill.rules.table.Table;
import io.waybill.rules.table.TableKind;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a round read that its lead's other events do not tell: the journal keeps it with the round.
 *
 * @param buyers the table that names recipients; null where the flow has none
 */
record ReadFacts(
        Facts read, Evaluation evaluation, @Nullable Table buyers) {
    static ReadFacts of(EvaluatedRound round) {
        return new ReadFacts(
                round.read(), round.evaluation(), round.rules().tables().get(TableKind.BUYERS));
    }

    Map<String, Object> kept() {
        var kept = new LinkedHashMap<String, Object>();
        kept.put("now", read.now().instant().toString());
        kept.put("local", read.now().local().toString());
        kept.put("unavailable", evaluation.unavailable());
        if (!read.duplicates().isEmpty()) {
            kept.put("duplicates", read.duplicates());
        }
        if (!read.listed().isEmpty()) {
            kept.put("listed", read.listed());
        }
        keep(kept, "rooms", rooms());
        keep(kept, "outcomes", outcomes());
        return kept;
    }

    private static void keep(Map<String, Object> kept, String name, Map<String, ?> values) {
        if (!values.isEmpty()) {
            kept.put(name, values);
        }
    }

    /** What those had left that could have been given the lead; who had no limits is left out. */
    private Map<String, Object> rooms() {
        var inPlay = inPlay();
        var rooms = new LinkedHashMap<String, Object>();
        for (String recipient : inPlay) {
            var status = read.recipients().find(recipient);
            if (status != null && !status.room().equals(Room.FREE)) {
                rooms.put(recipient, room(status.room()));
            }
        }
        return rooms;
    }

    private Set<String> inPlay() {
        Set<String> inPlay = new TreeSet<>();
        Set<String> rows = new HashSet<>(evaluation.rows());
        for (var decision : evaluation.decisions()) {
            if (decision instanceof Candidate candidate) {
                inPlay.add(candidate.recipient());
                rows.remove(TableKind.BUYERS.word() + ":" + candidate.row());
            }
        }
        rows.removeIf(row -> !row.startsWith(TableKind.BUYERS.word() + ":"));
        if (buyers != null && !rows.isEmpty()) {
            // Rules may have kept these back for how their recipients stood.
            buyers.rows().stream()
                    .filter(row -> rows.contains(row.toString()))
                    .map((Row row) -> row.text("recipient"))
                    .forEach(inPlay::add);
        }
        return inPlay;
    }

    private static Map<String, Object> room(Room room) {
        var kept = new LinkedHashMap<String, Object>();
        if (room.leads() != null) {
            kept.put("leads", room.leads());
        }
        if (room.cents() != null) {
            kept.put("spend", BigDecimal.valueOf(room.cents(), 2).toPlainString());
        }
        if (!room.open()) {
            kept.put("open", false);
        }
        if (!room.breaker().equals(Room.FREE.breaker())) {
            kept.put("breaker", room.breaker());
        }
        if (room.served() != 0) {
            kept.put("served", room.served());
        }
        if (room.successPercent() != Room.FREE.successPercent()) {
            kept.put("success_percent", room.successPercent());
        }
        if (room.millis() != 0) {
            kept.put("millis", room.millis());
        }
        return kept;
    }

    /** What integrations had read, where the class says otherwise: the journal keeps what it came to. */
    private Map<String, String> outcomes() {
        var outcomes = new LinkedHashMap<String, String>();
        for (var decision : evaluation.decisions()) {
            if (decision instanceof Classify classify) {
                read.outcomes().stream()
                        .filter(outcome -> outcome.id().equals(classify.outcome()))
                        .filter(outcome -> changes(classify, outcome))
                        .forEach(outcome ->
                                outcomes.put(outcome.id(), outcome.result().word()));
            }
        }
        return outcomes;
    }

    private static boolean changes(Classify classify, Outcome outcome) {
        return outcome.result() != Result.UNKNOWN
                && outcome.result() != classify.outcomeClass().result();
    }
}
