package io.waybill.rules.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.rules.fact.Appended;
import io.waybill.rules.fact.Bid;
import io.waybill.rules.fact.Delivery;
import io.waybill.rules.fact.Duplicate;
import io.waybill.rules.fact.Listed;
import io.waybill.rules.fact.Outcome;
import io.waybill.rules.fact.Sale;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One example: facts, and what is to come of them.
 *
 * @param file path below the home folder
 * @param at when the rules are asked
 * @param received when the lead came in
 * @param lead raw fields
 * @param asking whether the source only asks for a price
 * @param unavailable recipients that cannot be given leads; all others can
 * @param duplicates earlier leads of the same person, as the flow's checks found them
 * @param listed uploaded lists that a field of the lead is on
 * @param expect what is compared
 */
record Case(
        String file,
        String name,
        Instant at,
        Instant received,
        String source,
        int random,
        Map<String, String> lead,
        boolean asking,
        List<Appended> appended,
        List<Bid> bids,
        List<Outcome> outcomes,
        List<Delivery> deliveries,
        List<Sale> sales,
        Set<String> unavailable,
        List<Duplicate> duplicates,
        List<Listed> listed,
        Expected expect) {
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
