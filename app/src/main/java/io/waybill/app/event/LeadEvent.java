package io.waybill.app.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * One entry of a lead's journal. What is written is read for ever: names and shapes only grow. Amounts are decimal dollar strings, instants
 * ISO 8601.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonSubTypes({
    @Type(value = LeadReceived.class, name = "lead.received"),
    @Type(value = RulesEvaluated.class, name = "rules.evaluated"),
    @Type(value = ExchangeStarted.class, name = "exchange.started"),
    @Type(value = ExchangeFinished.class, name = "exchange.finished"),
    @Type(value = RetryScheduled.class, name = "retry.scheduled"),
    @Type(value = WaitScheduled.class, name = "wait.scheduled"),
    @Type(value = DeliveryParked.class, name = "delivery.parked"),
    @Type(value = SaleRecorded.class, name = "sale.recorded"),
    @Type(value = SaleLost.class, name = "sale.lost"),
    @Type(value = RecipientPaused.class, name = "recipient.paused"),
    @Type(value = AlertRaised.class, name = "alert.raised"),
    @Type(value = LeadClosed.class, name = "lead.closed")
})
public sealed interface LeadEvent
        permits AlertRaised,
                DeliveryParked,
                ExchangeFinished,
                ExchangeStarted,
                LeadClosed,
                LeadReceived,
                RecipientPaused,
                RetryScheduled,
                RulesEvaluated,
                SaleLost,
                SaleRecorded,
                WaitScheduled {}
