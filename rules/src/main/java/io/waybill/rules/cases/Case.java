package io.waybill.rules.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.rules.fact.Appended;
import io.waybill.rules.fact.Bid;
import io.waybill.rules.fact.Course;
import io.waybill.rules.fact.Delivery;
import io.waybill.rules.fact.Duplicate;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Lead;
import io.waybill.rules.fact.Listed;
import io.waybill.rules.fact.Now;
import io.waybill.rules.fact.Outcome;
import io.waybill.rules.fact.RecipientStates;
import io.waybill.rules.fact.RecipientStatus;
import io.waybill.rules.fact.Sale;
import io.waybill.rules.fact.Source;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One example: facts, and what is to come of them.
 *
 * @param file path below the home folder
 * @param expect what is compared
 */
record Case(String file, String name, Given given, Expected expect) {
    /**
     * The facts, but for what the field types make of the raw fields.
     *
     * @param at when the rules are asked
     * @param received when the lead came in
     * @param lead raw fields
     * @param happened what has happened to the lead before
     * @param recipients what is said of recipients; of all others that they can be given leads
     * @param duplicates earlier leads of the same person, as the flow's checks found them
     * @param listed uploaded lists that a field of the lead is on
     */
    record Given(
            Instant at,
            Instant received,
            Source source,
            int random,
            Map<String, String> lead,
            Happened happened,
            Map<String, CaseRecipient> recipients,
            List<Duplicate> duplicates,
            List<Listed> listed) {
        /** The facts with the lead that the field types have made, in its own time zone. */
        Facts facts(Lead typed, ZoneId zone, List<RecipientStatus> states) {
            return new Facts(
                    typed,
                    source,
                    new Now(at, at.atZone(zone), received),
                    happened.appended(),
                    happened.bids(),
                    happened.outcomes(),
                    happened.deliveries(),
                    happened.sales(),
                    RecipientStates.of(states),
                    duplicates,
                    listed,
                    happened.course());
        }
    }

    /** What has happened to the lead before. */
    record Happened(
            List<Appended> appended,
            List<Bid> bids,
            List<Outcome> outcomes,
            List<Delivery> deliveries,
            List<Sale> sales,
            Course course) {}

    /**
     * What is left out is null and not compared. What is named must be among what came out, in any order; an empty list says that nothing
     * of the kind may come out.
     *
     * @param decisions each an object with one name, of which only the given values are compared
     */
    record Expected(
            @Nullable List<JsonNode> decisions,
            @Nullable List<String> rows,
            @Nullable List<String> rules,
            @Nullable Integer score) {}
}
