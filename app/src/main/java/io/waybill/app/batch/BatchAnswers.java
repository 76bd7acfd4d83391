package io.waybill.app.batch;

import io.waybill.app.exchange.Exchanged;
import io.waybill.app.exchange.Sent;
import io.waybill.db.batch.MemberResult;
import io.waybill.mappings.response.Answer;
import io.waybill.mappings.response.AnswerParts.Found;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes of one answer what it says of each lead. Safe for use by many threads. */
@Singleton
final class BatchAnswers {
    private final Outcomes outcomes;
    private final AnsweredOutcomes answered;

    BatchAnswers(Outcomes outcomes, AnsweredOutcomes answered) {
        this.outcomes = outcomes;
        this.answered = answered;
    }

    /** What became of each lead that waits to hear. */
    List<MemberResult> results(Load load, BatchParty party, Sent sent, boolean test) {
        var results = new ArrayList<MemberResult>(load.left());
        switch (sent.exchanged()) {
            case Exchanged.Answered(var answer, var millis) ->
                results.addAll(answered(
                        load,
                        party,
                        new Whole(answer, sent.masking(), load.passengers().size(), millis, test)));
            case Exchanged.NotSent(var fault, var detail, var millis) ->
                each(load, on -> outcomes.notSent(on.member(), on.doubted(), fault, detail, millis), results);
            case Exchanged.NoAnswer(var fault, var detail, var millis) ->
                each(load, on -> outcomes.unknown(on.member(), fault, detail, millis), results);
        }
        return results;
    }

    /** A defect of ours: nobody can tell how far the request came. */
    List<MemberResult> failed(Load load) {
        var results = new ArrayList<MemberResult>(load.left());
        each(
                load,
                on -> outcomes.unknown(on.member(), "unparseable", "The exchange went wrong on this side", 0),
                results);
        return results;
    }

    /** Nothing was sent, for nothing could be built. */
    List<MemberResult> impossible(Load load, @Nullable String reason) {
        var results = new ArrayList<MemberResult>(load.left());
        each(load, on -> outcomes.impossible(on.member(), on.doubted(), reason), results);
        return results;
    }

    private static void each(Load load, Function<Passenger, MemberResult> result, List<MemberResult> results) {
        load.passengers().stream().filter(Passenger::waits).map(result).forEach(results::add);
    }

    private List<MemberResult> answered(Load load, BatchParty party, Whole whole) {
        var parts = party.batching().parts();
        var found = parts == null
                ? null
                : parts.take(
                        whole.answer(),
                        load.passengers().stream().map(Passenger::asked).toList());
        var results = new ArrayList<MemberResult>();
        switch (found) {
            case null -> all(load, party, whole, results);
            case Found.Each(var answers) -> {
                for (int i = 0; i < answers.size(); i++) {
                    var passenger = load.passengers().get(i);
                    if (passenger.waits()) {
                        results.add(part(passenger, answers.get(i), party, whole));
                    }
                }
            }
            case Found.None(var reason) -> {
                // The sandbox knows nothing of items; and who refuses all seldom lists them.
                if (whole.isSuccess() && !whole.test()) {
                    each(load, on -> answered.unreadable(on, whole, reason), results);
                } else {
                    all(load, party, whole, results);
                }
            }
        }
        return results;
    }

    private void all(Load load, BatchParty party, Whole whole, List<MemberResult> results) {
        var reading = party.recipient().post().read(whole.answer());
        each(load, on -> answered.read(on, whole.heard(), reading, whole.millis()), results);
    }

    private MemberResult part(Passenger passenger, @Nullable Answer answer, BatchParty party, Whole whole) {
        if (answer == null) {
            return answered.unreadable(passenger, whole, "The answer does not speak of this lead");
        }
        var reading = party.recipient().post().read(answer);
        return answered.read(passenger, whole.heard(answer), reading, whole.millis());
    }
}
