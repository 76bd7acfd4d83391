package io.waybill.app.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request is about to leave: the intent, on disk before the request.
 *
 * @param exchange {@code enhancement}, {@code ping} or {@code post}
 * @param price what was agreed: dollars, {@code bid} or {@code response}; null for enhancements
 * @param timeout millis
 * @param idempotent whether a repeat with the same delivery id is harmless
 * @param followUps how many exchanges its acceptance brings
 * @param asking what there is to say of an enhancement's call; null for other exchanges
 * @param batch how it is collected; null when it is sent by itself
 * @param holds room that its delivery takes under limits, with its first attempt
 * @param standIn for what it stands in; null where it goes the recipient's own way
 * @param reversible whether the recipient can be told that it came second
 */
public record ExchangeStarted(
        String exchange,
        String to,
        String delivery,
        int attempt,
        @Nullable String price,
        long timeout,
        boolean idempotent,
        @Nullable Request request,
        @Nullable Asking asking,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int followUps,
        @Nullable Collected batch,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Held> holds,
        @Nullable StandIn standIn,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean reversible)
        implements LeadEvent {
    // What was journalled before there were holds has none; Jackson gives null then.
    @SuppressWarnings("NullAway")
    public ExchangeStarted {
        holds = holds == null ? List.of() : List.copyOf(holds);
    }

    /** The same, to go with a batch; null: by itself. */
    public ExchangeStarted collected(@Nullable Collected how) {
        return with(asking, followUps, how, holds, standIn, reversible);
    }

    /** Of an exchange that is sent by itself, with nothing more to say of it. */
    public ExchangeStarted(
            String exchange,
            String to,
            String delivery,
            int attempt,
            @Nullable String price,
            long timeout,
            boolean idempotent,
            @Nullable Request request) {
        this(
                exchange,
                to,
                delivery,
                attempt,
                price,
                timeout,
                idempotent,
                request,
                null,
                0,
                null,
                List.of(),
                null,
                false);
    }

    /** The request without its secrets; null when it could not be built. */
    public record Request(
            String method,
            String url,
            Map<String, String> headers,
            @Nullable String body) {}

    /** The same with what is known of its recipient or enhancement. */
    public ExchangeStarted with(@Nullable Asking call, int followUpsBrought) {
        return with(call, followUpsBrought, batch, holds, standIn, reversible);
    }

    /** The same, taking this room. */
    public ExchangeStarted holding(List<Held> room) {
        return with(asking, followUps, batch, room, standIn, reversible);
    }

    /** The same, standing in for something, to a recipient that can be told when it comes second. */
    public ExchangeStarted standingIn(@Nullable StandIn forWhat, boolean canReverse) {
        return with(asking, followUps, batch, holds, forWhat, canReverse);
    }

    private ExchangeStarted with(
            @Nullable Asking call,
            int followUpsBrought,
            @Nullable Collected how,
            List<Held> room,
            @Nullable StandIn forWhat,
            boolean canReverse) {
        return new ExchangeStarted(
                exchange,
                to,
                delivery,
                attempt,
                price,
                timeout,
                idempotent,
                request,
                call,
                followUpsBrought,
                how,
                room,
                forWhat,
                canReverse);
    }

    /**
     * What stands in for a recipient that could not be reached.
     *
     * @param as what stands in, as the rules name it
     * @param root the delivery that came first
     */
    public record StandIn(String as, String root) {}

    /**
     * Room that the delivery takes under a limit.
     *
     * @param counter what is counted
     * @param since start of the period that is counted
     * @param amount leads or cents
     */
    public record Held(String counter, Instant since, long amount) {}

    /**
     * An enhancement's call.
     *
     * @param serviceClass {@code add-on} or {@code integration}
     * @param question names what is asked by a hash, where answers are kept; null where none are
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Asking(
            @JsonProperty("class") String serviceClass,
            @Nullable String question) {}

    /**
     * In line for a batch: it leaves with that and not by itself.
     *
     * @param size a batch with so many goes at once
     * @param every millis after its first delivery a batch goes
     * @param leaveBy it is taken out then, unless its batch is closed; null: it stays
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Collected(
            int size,
            long every,
            @JsonProperty("leave_by") @Nullable Instant leaveBy) {}
}
