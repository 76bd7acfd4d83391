package io.waybill.mappings.response;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.mappings.response.Reading.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads answers by the conditions and picks of {@code response:}. */
final class ConditionsResponse implements ResponseMapping {
    private static final int SERVER_ERROR = 500;

    private final Conditions conditions;
    private final Picks picks;
    private final Gaps gaps;
    private final Expectation expectation;

    ConditionsResponse(Conditions conditions, Picks picks, Gaps gaps, Expectation expectation) {
        this.conditions = conditions;
        this.picks = picks;
        this.gaps = gaps;
        this.expectation = expectation;
    }

    /** The conditions given; null for those that are not. */
    record Conditions(
            @Nullable Condition error,
            @Nullable Condition duplicate,
            @Nullable Condition failure,
            @Nullable Condition success) {}

    /** Where the values stand; null for those not mapped. */
    record Picks(
            @Nullable Pick reason,
            @Nullable Pick price,
            @Nullable Pick reference,
            Map<String, Pick> append) {
        Picks {
            append = Map.copyOf(append);
        }
    }

    /** What stands in where an answer says nothing. */
    record Gaps(@Nullable String reason, @Nullable Long cents) {}

    @Override
    public Set<String> appends() {
        return picks.append().keySet();
    }

    @Override
    public Reading read(Answer answer) {
        AnswerBody body = AnswerBody.of(answer, expectation);
        String reference = Picked.first(find(picks.reference(), body));
        Verdict verdict = verdict(body, reference);
        Long cents = Picked.cents(find(picks.price(), body));
        return new Reading(
                verdict,
                reason(verdict, body),
                cents == null && verdict == Verdict.SUCCESS ? gaps.cents() : cents,
                reference,
                Picked.append(picks.append(), body),
                body.journalText());
    }

    /** A condition that a broken body leaves open never holds; only a success must not be believed of such a body. */
    private Verdict verdict(AnswerBody body, @Nullable String reference) {
        if (body.status() >= SERVER_ERROR || holds(conditions.error(), body)) {
            return Verdict.ERROR;
        }
        if (holds(conditions.duplicate(), body)) {
            return Verdict.DUPLICATE;
        }
        if (holds(conditions.failure(), body)) {
            return Verdict.FAILURE;
        }
        if (isSuccess(body.status()) && cannotBeTrusted(body)) {
            return Verdict.UNREADABLE;
        }
        boolean success = conditions.success() == null ? isSuccess(body.status()) : holds(conditions.success(), body);
        if (!success) {
            return Verdict.FAILURE;
        }
        return picks.reference() != null && reference == null ? Verdict.UNREADABLE : Verdict.SUCCESS;
    }

    private boolean cannotBeTrusted(AnswerBody body) {
        if (body.isBlank()) {
            return expectation.needsBody(body.status());
        }
        return expectation.needsStructure() && !body.isReadable();
    }

    private @Nullable String reason(Verdict verdict, AnswerBody body) {
        String picked = Picked.reason(find(picks.reason(), body));
        if (picked != null || verdict == Verdict.SUCCESS) {
            return picked;
        }
        if (verdict == Verdict.UNREADABLE) {
            return unreadable(body);
        }
        if (gaps.reason() != null) {
            return gaps.reason();
        }
        return body.status() >= SERVER_ERROR ? "Server error" : null;
    }

    private static String unreadable(AnswerBody body) {
        if (body.isBlank()) {
            return "The answer is empty";
        }
        return body.isReadable()
                ? "The answer names no reference"
                : "The answer is not %s".formatted(body.kind().word());
    }

    private static boolean holds(@Nullable Condition condition, AnswerBody body) {
        return condition != null && condition.test(body) == Truth.YES;
    }

    private static List<JsonNode> find(@Nullable Pick pick, AnswerBody body) {
        return pick == null ? List.of() : pick.find(body);
    }

    private static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }
}
