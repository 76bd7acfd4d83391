package io.waybill.rules.fact;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt came to, as a fact. It arrives with the integration's own reading ({@code result}) and, until the rules have classified
 * it, without a class.
 *
 * @param delivery the delivery's id, the same for all its attempts (for an enhancement: the exchange's id)
 * @param attempt counted from 1
 * @param to recipient or enhancement
 * @param result what the integration's {@code response:} made of the answer
 * @param outcomeClass null until classified
 * @param answer what the outcomes table may ask of the answer
 * @param sent how it was sent
 */
public record Outcome(
        ExchangeKind kind,
        String delivery,
        int attempt,
        String to,
        Result result,
        @Nullable OutcomeClass outcomeClass,
        Answer answer,
        Sent sent) {
    /** The fault of a ping whose node stopped before the answer came: nobody knows what the recipient would have bid. */
    public static final String LOST = "lost";

    /**
     * The answer as far as rules need it.
     *
     * @param status HTTP status; null when none came
     * @param fault {@code timeout}, {@code connection}, {@code unparseable}, {@code auth_failed} (no token was given out), {@code withdrawn} (its
     *     batch had not left when its time was up), {@code rate_limited} (its turn under the recipient's rate limit did not come in time), {@link #LOST} (a ping only), or null
     * @param duplicate whether the integration's {@code duplicate:} condition held
     * @param body the text of the body, possibly cut
     * @param headers by lower-case name
     * @param cents price named in the answer, or null
     */
    public record Answer(
            @Nullable Integer status,
            @Nullable String fault,
            boolean duplicate,
            String body,
            Map<String, String> headers,
            @Nullable String reason,
            @Nullable Long cents) {
        public Answer {
            headers = Map.copyOf(headers);
        }
    }

    /** How the attempt was sent: its timeout, and whether a repeat with the same key is harmless. */
    public record Sent(Duration timeout, boolean idempotent) {}

    /** Names this attempt in decisions and traces. */
    public String id() {
        return delivery + "/" + attempt;
    }

    public String getId() {
        return id();
    }

    /** The same attempt, classified. */
    public Outcome classified(OutcomeClass named) {
        return new Outcome(kind, delivery, attempt, to, result, named, answer, sent);
    }

    /** Whether it was accepted beyond doubt: what is unknown never counts as taken. */
    public boolean isAccepted() {
        return outcomeClass == OutcomeClass.ACCEPTED && !isUnknown();
    }

    /** Whether the lead may or may not have been handed over. Asking (an enhancement, a ping) hands nothing over. */
    public boolean isUnknown() {
        return kind == ExchangeKind.POST && result == Result.UNKNOWN;
    }

    /** The class that the integration's own reading amounts to, where no row of the outcomes table names one. */
    public OutcomeClass reading() {
        if (result == Result.SUCCESS) {
            return OutcomeClass.ACCEPTED;
        }
        if (answer.duplicate()) {
            return OutcomeClass.DUPLICATE;
        }
        return answer.fault() == null ? readingOfAnswer() : readingOfFault(answer.fault());
    }

    /** A failure without an answer and without a fault is a lead that could not even be asked about. */
    private OutcomeClass readingOfAnswer() {
        if (answer.status() == null) {
            return result == Result.FAILURE ? OutcomeClass.INVALID : readingOfResult();
        }
        return readingOfStatus(answer.status());
    }

    private static OutcomeClass readingOfFault(String fault) {
        return switch (fault) {
            case "timeout", "withdrawn", LOST -> OutcomeClass.TIMEOUT;
            case "connection" -> OutcomeClass.CONNECTION;
            case "auth_failed" -> OutcomeClass.AUTH_FAILED;
            case "rate_limited" -> OutcomeClass.RATE_LIMITED;
            default -> OutcomeClass.UNPARSEABLE;
        };
    }

    private OutcomeClass readingOfStatus(int status) {
        return switch (status) {
            case 400, 422 -> OutcomeClass.INVALID;
            case 401, 403 -> OutcomeClass.AUTH_FAILED;
            case 408 -> OutcomeClass.TIMEOUT;
            case 409 -> OutcomeClass.DUPLICATE;
            case 429 -> OutcomeClass.RATE_LIMITED;
            default -> status < 500 ? readingOfResult() : OutcomeClass.SERVER_ERROR;
        };
    }

    private OutcomeClass readingOfResult() {
        return switch (result) {
            case SUCCESS -> OutcomeClass.ACCEPTED;
            case FAILURE -> OutcomeClass.REJECTED;
            case ERROR -> OutcomeClass.SERVER_ERROR;
            case UNKNOWN -> OutcomeClass.UNPARSEABLE;
        };
    }
}
