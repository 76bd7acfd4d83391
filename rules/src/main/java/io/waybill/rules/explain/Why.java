package io.waybill.rules.explain;

import io.waybill.rules.fact.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a round meant for one recipient: that it got the lead, or the first thing that kept it out. Amounts are cents. */
public sealed interface Why {
    /** It has the lead; cents is null where it is no buyer. */
    record Got(@Nullable Long cents) implements Why {}

    /** The lead is on its way to it, or is to be tried again. */
    record Underway() implements Why {}

    /** It was given the lead and did not take it, or nobody knows whether it did. */
    record Refused(Outcome outcome) implements Why {}

    /** It took the lead when others had bought it. */
    record TooSlow(List<Buyer> buyers) implements Why {}

    /** A required field is missing or invalid. */
    record Required(String field, String reason) implements Why {}

    /**
     * The lead was turned away, or held, before anybody was selected.
     *
     * @param rule that did it
     * @param row that the rule went by; null when it went by none
     */
    record TurnedAway(String reason, String rule, @Nullable ReadRow row) implements Why {}

    /** No row of the buyers table names it. */
    record NotNamed() implements Why {}

    /** Rows name it and none of them matches; the nearest first, and of very many only the nearest. */
    record NoRow(List<MissedRow> rows) implements Why {}

    /** A row matches, but it could not be given a lead then. */
    record Unavailable(String reason, ReadRow row) implements Why {}

    /**
     * A row matches and it could be given the lead, but no rule made it a candidate.
     *
     * @param fired the rules of selection that fired
     * @param silent those that did not
     */
    record NoCandidate(ReadRow row, List<String> fired, List<String> silent) implements Why {
        public NoCandidate {
            fired = List.copyOf(fired);
            silent = List.copyOf(silent);
        }
    }

    /** Its price is its bid, and it has made none, or one that no longer held. */
    record NoBid(@Nullable Long expired, ReadRow row) implements Why {}

    /** It bid less than its row's floor. */
    record BelowFloor(long bid, long floor, ReadRow row) implements Why {}

    /** It has less left to spend than it would have to pay. */
    record TooDear(long cents, ReadRow row) implements Why {}

    /** So little would be left of its price that the flow would rather not sell. */
    record NoMargin(long cents, ReadRow row) implements Why {}

    /** Its tier opens later. */
    record Later(int tier, Instant opens, ReadRow row) implements Why {}

    /** Others bought it first. */
    record Sold(List<Buyer> buyers, int tier, boolean earlierTier, ReadRow row) implements Why {}

    /** Others pay more. */
    record Outbid(long cents, Buyer winner, ReadRow row) implements Why {}

    /** Others have their turn first. */
    record Behind(List<String> recipients, ReadRow row) implements Why {}

    /** The lead had become too old for anybody further. */
    record TooLate(ReadRow row) implements Why {}

    /** The lead went no further in this round, or at all. */
    record Stopped(String reason) implements Why {}
}
