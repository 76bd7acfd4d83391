package io.waybill.mappings.response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waybill.mappings.json.JsonFactories;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Parses bodies. Null means: not of that kind. No parser here looks anything up outside the body. */
final class Parsing {
    static final ObjectMapper JSON = JsonMapper.builder(JsonFactories.sharing().build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final String MAX_DEPTH = "200";

    private Parsing() {}

    static @Nullable JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** Keys as properties; a repeated key makes a list. */
    static @Nullable JsonNode form(String text) {
        if (text.indexOf('=') < 0) {
            return null;
        }
        ObjectNode fields = JSON.createObjectNode();
        for (String pair : text.strip().split("&", -1)) {
            int equals = pair.indexOf('=');
            String key = decode(equals < 0 ? pair : pair.substring(0, equals));
            put(fields, key, equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return fields;
    }

    static org.jsoup.nodes.Document html(String text) {
        return Jsoup.parse(text, "", Parser.htmlParser().setMaxDepth(Integer.parseInt(MAX_DEPTH)));
    }

    static @Nullable Document xml(String text) {
        return xml(new InputSource(new StringReader(text)));
    }

    /** The document itself says how it is encoded. */
    static @Nullable Document xml(byte[] bytes) {
        return xml(new InputSource(new ByteArrayInputStream(bytes)));
    }

    private static @Nullable Document xml(InputSource source) {
        try {
            DocumentBuilder builder = builder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(source);
        } catch (SAXException | IOException e) {
            return null;
        }
    }

    /** A document type is refused outright: with it go external entities and those that grow. */
    private static DocumentBuilder builder() {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute("jdk.xml.maxElementDepth", MAX_DEPTH);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            return factory.newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Java's own XML parser lacks a safety feature.", e);
        }
    }

    private static void put(ObjectNode fields, String key, String value) {
        JsonNode before = fields.get(key);
        if (before == null) {
            fields.put(key, value);
        } else if (before instanceof ArrayNode list) {
            list.add(value);
        } else {
            fields.putArray(key).add(before).add(value);
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
