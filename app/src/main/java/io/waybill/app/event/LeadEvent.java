package io.waybill.app.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * One entry of a lead's journal. What is written is read for ever: names and shapes only grow. Amounts are decimal dollar strings, instants
 * ISO 8601.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonSubTypes({
    @JsonSubTypes.Type(value = LeadReceived.class, name = "lead.received"),
    @JsonSubTypes.Type(value = RulesEvaluated.class, name = "rules.evaluated"),
    @JsonSubTypes.Type(value = ExchangeStarted.class, name = "exchange.started"),
    @JsonSubTypes.Type(value = ExchangeFinished.class, name = "exchange.finished"),
    @JsonSubTypes.Type(value = RetryScheduled.class, name = "retry.scheduled"),
    @JsonSubTypes.Type(value = WaitScheduled.class, name = "wait.scheduled"),
    @JsonSubTypes.Type(value = DeliveryParked.class, name = "delivery.parked"),
    @JsonSubTypes.Type(value = SaleRecorded.class, name = "sale.recorded"),
    @JsonSubTypes.Type(value = SaleLost.class, name = "sale.lost"),
    @JsonSubTypes.Type(value = SaleReversed.class, name = "sale.reversed"),
    @JsonSubTypes.Type(value = ReviewResolved.class, name = "review.resolved"),
    @JsonSubTypes.Type(value = FeedbackReceived.class, name = "feedback.received"),
    @JsonSubTypes.Type(value = RecipientPaused.class, name = "recipient.paused"),
    @JsonSubTypes.Type(value = AlertRaised.class, name = "alert.raised"),
    @JsonSubTypes.Type(value = LeadClosed.class, name = "lead.closed"),
    @JsonSubTypes.Type(value = PingAnswered.class, name = "ping.answered")
})
public sealed interface LeadEvent
        permits AlertRaised,
                DeliveryParked,
                ExchangeFinished,
                ExchangeStarted,
                FeedbackReceived,
                LeadClosed,
                LeadReceived,
                PingAnswered,
                RecipientPaused,
                RetryScheduled,
                ReviewResolved,
                RulesEvaluated,
                SaleLost,
                SaleRecorded,
                SaleReversed,
                WaitScheduled {}
