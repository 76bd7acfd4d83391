package io.waybill.mappings.response;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jspecify.annotations.Nullable;

/** Finds values in an answer. What is not there is an empty list. Immutable, safe for use by many threads. */
sealed interface Pick permits Pick.ByPath, XPathPick, Pick.ByCss, Pick.ByPattern, Pick.ByHeader {
    List<JsonNode> find(AnswerBody body);

    /** The kinds of body it can look into; empty when any will do. */
    Set<BodyKind> kinds();

    /** JsonPath, on JSON and form bodies. */
    record ByPath(JsonPath path) implements Pick {
        private static final Configuration CONFIGURATION = Configuration.builder()
                .jsonProvider(new JacksonJsonNodeJsonProvider(Parsing.JSON))
                .mappingProvider(new JacksonMappingProvider(Parsing.JSON))
                .options(Option.SUPPRESS_EXCEPTIONS, Option.ALWAYS_RETURN_LIST)
                .build();

        @Override
        public List<JsonNode> find(AnswerBody body) {
            JsonNode json = body.json();
            List<JsonNode> values = new ArrayList<>();
            if (json != null) {
                read(json).forEach(values::add);
            }
            return values;
        }

        /** A path that does not fit the shape of an answer finds nothing there. */
        private JsonNode read(JsonNode json) {
            try {
                JsonNode found = path.read(json, CONFIGURATION);
                return found == null ? Parsing.JSON.createArrayNode() : found;
            } catch (JsonPathException | ClassCastException | IllegalArgumentException e) {
                return Parsing.JSON.createArrayNode();
            }
        }

        @Override
        public Set<BodyKind> kinds() {
            return Set.of(BodyKind.JSON, BodyKind.FORM);
        }
    }

    /**
     * A CSS selector, on HTML.
     *
     * @param attribute the attribute to take; null for the element's text
     */
    record ByCss(Evaluator selector, @Nullable String attribute) implements Pick {
        @Override
        public List<JsonNode> find(AnswerBody body) {
            Document html = body.html();
            return html == null
                    ? List.of()
                    : html.select(selector).stream().map(this::value).toList();
        }

        private JsonNode value(Element element) {
            return TextNode.valueOf(attribute == null ? element.text() : element.attr(attribute));
        }

        @Override
        public Set<BodyKind> kinds() {
            return Set.of(BodyKind.HTML);
        }
    }

    /** A regular expression on the whole text: its first group, or all of it when it has none. */
    record ByPattern(Pattern pattern) implements Pick {
        private static final int MAX_VALUES = 100;

        @Override
        public List<JsonNode> find(AnswerBody body) {
            Matcher matcher = pattern.matcher(body.text());
            List<JsonNode> values = new ArrayList<>();
            while (values.size() < MAX_VALUES && matcher.find()) {
                String value = matcher.group(matcher.groupCount() == 0 ? 0 : 1);
                if (value != null) {
                    values.add(TextNode.valueOf(value));
                }
            }
            return values;
        }

        @Override
        public Set<BodyKind> kinds() {
            return Set.of();
        }
    }

    /** A header of the answer. */
    record ByHeader(String name) implements Pick {
        @Override
        public List<JsonNode> find(AnswerBody body) {
            return body.header(name).stream().<JsonNode>map(TextNode::valueOf).toList();
        }

        @Override
        public Set<BodyKind> kinds() {
            return Set.of();
        }
    }
}
