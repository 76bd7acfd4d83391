package io.waybill.mappings.response;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/**
 * A selector, with an attribute behind it or without: {@code p.error}, {@code input[name=id] @value}.
 *
 * @param attribute null for the element's own text
 */
record HtmlPath(Evaluator selector, @Nullable String attribute) {
    private static final Pattern WITH_ATTRIBUTE =
            Pattern.compile("(?s)(.*[^\\s@])\\s*@\\s*([A-Za-z_][A-Za-z0-9_.:-]*)");

    /** The path, or null when it is no selector. */
    static @Nullable HtmlPath find(String text) {
        Matcher parts = WITH_ATTRIBUTE.matcher(text);
        try {
            return parts.matches()
                    ? new HtmlPath(QueryParser.parse(parts.group(1)), parts.group(2))
                    : new HtmlPath(QueryParser.parse(text), null);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return null;
        }
    }

    /** Each element's text, its white space as it stands. */
    List<JsonNode> values(Document page) {
        return page.select(selector).stream()
                .<JsonNode>map(element -> TextNode.valueOf(value(element)))
                .toList();
    }

    /** Each element's inside with its tags. */
    List<String> markups(Document page) {
        return page.select(selector).stream()
                .map(element -> attribute == null ? element.html() : element.attr(attribute))
                .toList();
    }

    private String value(Element element) {
        return attribute == null
                ? element.nodeStream(org.jsoup.nodes.TextNode.class)
                        .map(org.jsoup.nodes.TextNode::getWholeText)
                        .collect(Collectors.joining())
                : element.attr(attribute);
    }
}
