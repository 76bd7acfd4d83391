package io.waybill.rules.cases;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waybill.rules.Evaluation;
import io.waybill.rules.decision.DecisionJson;
import io.waybill.rules.fact.Appended;
import io.waybill.rules.fact.Bid;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Source;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;

/** Writes the facts of a round, and what came of them, as a case: run with the same rules it passes. Stateless. */
public final class CaseWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private CaseWriter() {}

    /**
     * One case.
     *
     * @param lead the raw fields
     * @param facts the same as the rules read it, with all that had happened
     * @param expected what came of it
     */
    public static ObjectNode write(String name, Map<String, String> lead, Facts facts, Evaluation expected) {
        ObjectNode node = JSON.objectNode();
        node.put("name", name)
                .put("at", facts.now().instant().toString())
                .put("received", facts.now().received().toString());
        source(node, facts.source());
        node.put("random", facts.lead().getRandom());
        ObjectNode fields = node.putObject("lead");
        lead.forEach(fields::put);
        ObjectNode appended = JSON.objectNode();
        facts.appended().forEach(each -> appended(appended, each));
        keep(node, "appended", appended);
        list(
                node,
                "bids",
                facts.bids().stream().filter(bid -> bid.ping() == null).toList(),
                CaseWriter::bid);
        CaseHistory.write(node, facts);
        CaseState.write(node, facts);
        node.set("expect", expect(expected));
        return node;
    }

    private static void source(ObjectNode node, Source source) {
        node.put("source", source.id());
        if (source.asking()) {
            node.put("ping", true);
        }
        if (source.promised() != null) {
            node.put("promised", money(source.promised()));
        }
        if (source.refused() != null) {
            node.put("refused", source.refused());
        }
    }

    private static void appended(ObjectNode all, Appended data) {
        if (all.has(data.enhancement())) {
            return;
        }
        ObjectNode values = all.putObject(data.enhancement());
        data.values().forEach((name, value) -> {
            switch (value) {
                case Boolean yes -> values.put(name, yes);
                case BigDecimal number -> values.put(name, number);
                case Integer number -> values.put(name, number);
                case Long number -> values.put(name, number);
                default -> values.put(name, value.toString());
            }
        });
    }

    private static ObjectNode bid(Bid bid) {
        ObjectNode node = JSON.objectNode().put("recipient", bid.recipient()).put("price", money(bid.cents()));
        if (bid.expires() != null) {
            node.put("expires", bid.expires().toString());
        }
        return node;
    }

    private static ObjectNode expect(Evaluation expected) {
        ObjectNode expect = JSON.objectNode();
        ArrayNode decisions = expect.putArray("decisions");
        expected.decisions().stream().map(DecisionJson::write).forEach(decisions::add);
        texts(expect, "rows", expected.rows());
        texts(expect, "rules", expected.rules());
        return expect.put("score", expected.score());
    }

    static void texts(ObjectNode node, String key, Collection<String> texts) {
        ArrayNode list = node.putArray(key);
        texts.forEach(list::add);
    }

    /** A list, unless it is empty. */
    static <T> void list(ObjectNode node, String key, Collection<T> values, Function<T, ObjectNode> write) {
        if (!values.isEmpty()) {
            node.putArray(key).addAll(values.stream().map(write).toList());
        }
    }

    /** An object, unless it is empty. */
    static void keep(ObjectNode node, String key, ObjectNode value) {
        if (!value.isEmpty()) {
            node.set(key, value);
        }
    }

    static String money(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
