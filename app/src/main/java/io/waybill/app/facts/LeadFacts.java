package io.waybill.app.facts;

import io.waybill.app.event.Dollars;
import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.ExchangeStarted;
import io.waybill.app.event.LeadReceived;
import io.waybill.db.lead.LeadIds;
import io.waybill.mappings.field.FieldTypes;
import io.waybill.mappings.field.FieldValue;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.Lead;
import io.waybill.rules.fact.Now;
import io.waybill.rules.fact.Outcome;
import io.waybill.rules.fact.OutcomeClass;
import io.waybill.rules.fact.Price;
import io.waybill.rules.fact.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The lead itself as facts: typed values by field and part, chance, the moment. */
public final class LeadFacts {
    private LeadFacts() {}

    /** The fields of a journalled lead, parsed again as they were on the day it came: an age in years must not change on resuming. */
    public static Map<String, FieldValue> fields(LeadReceived received) {
        var types = new FieldTypes(Clock.fixed(received.received(), ZoneOffset.UTC));
        var fields = new LinkedHashMap<String, FieldValue>();
        received.fields().forEach((name, field) -> {
            var type = types.find(field.type());
            fields.put(name, type == null ? FieldValue.invalid(field.type(), field.raw()) : type.parse(field.raw()));
        });
        return fields;
    }

    /** The lead of an id; chance comes from the id. */
    public static Lead lead(String id, Map<String, FieldValue> fields) {
        return lead(id, LeadIds.chance(id), fields);
    }

    /** The lead with a chance of one's choice, 1 to 100. */
    public static Lead lead(String id, int random, Map<String, FieldValue> fields) {
        var values = new HashMap<String, Object>();
        var invalid = new HashMap<String, String>();
        fields.forEach((name, field) -> {
            if (field.valid() && field.value() != null) {
                values.put(name, Objects.requireNonNull(field.value()));
                field.parts().forEach((part, value) -> values.put(name + "." + part, value));
            } else {
                invalid.put(name, field.raw());
            }
        });
        return new Lead(id, random, values, invalid);
    }

    /** The moment, in UTC and as the lead's own clock shows it. */
    public static Now now(Lead lead, Instant now, Instant received) {
        return new Now(now, now.atZone(LeadZone.of(lead.get("state"))), received);
    }

    /** What became of an attempt; one without a class is still to be classified. */
    public static Outcome outcome(ExchangeStarted started, ExchangeFinished finished) {
        var response = finished.response();
        var named = finished.outcomeClass();
        return new Outcome(
                ExchangeKind.valueOf(started.exchange().toUpperCase(Locale.ROOT)),
                started.delivery(),
                started.attempt(),
                started.to(),
                Result.valueOf(finished.outcome().toUpperCase(Locale.ROOT)),
                named == null ? null : OutcomeClass.valueOf(named.toUpperCase(Locale.ROOT)),
                new Outcome.Answer(
                        response == null ? null : response.status(),
                        finished.fault(),
                        finished.duplicate(),
                        response == null ? "" : response.body(),
                        response == null ? Map.of() : response.headers(),
                        finished.reason(),
                        finished.price() == null ? null : Dollars.cents(finished.price())),
                new Outcome.Sent(Duration.ofMillis(started.timeout()), started.idempotent()));
    }

    /** Reads what {@link Price} writes. */
    public static Price price(String text) {
        return switch (text) {
            case "bid" -> new Price.FromBid();
            case "response" -> new Price.FromResponse();
            default -> new Price.Fixed(Dollars.cents(text));
        };
    }
}
