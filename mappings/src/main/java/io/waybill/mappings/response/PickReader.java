package io.waybill.mappings.response;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import io.waybill.mappings.pattern.Patterns;
import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.Loading;
import io.waybill.mappings.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.xpath.XPathExpressionException;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/** Reads picks from a mapping file. Each returns null after reporting a problem. */
final class PickReader {
    private static final int MAX_DESCENTS = 2;
    private static final Pattern DEEP_FILTER = Pattern.compile("\\?\\s*\\(.*\\.\\..*\\)|\\?\\s*\\(.*\\?\\s*\\(");

    private PickReader() {}

    /** The pick below a key: a path, or a map with exactly one way to find it; null when missing. */
    static @Nullable Pick find(Keys keys, String key) {
        return switch (keys.find(key)) {
            case null -> null;
            case YamlValue.Text text -> path(text, keys.loading());
            case YamlValue.Section section -> whole(new Keys(section, keys.loading()));
            case YamlValue.Items items -> {
                keys.problem(key, "This is a list. Maybe a path such as \"$.a.b\".");
                yield null;
            }
        };
    }

    private static @Nullable Pick whole(Keys keys) {
        int before = keys.loading().problems().count();
        List<Pick> picks = structural(keys);
        YamlValue.Text matches = keys.findScalar("matches");
        if (matches != null) {
            Pattern pattern = pattern(matches, keys.loading());
            if (pattern != null) {
                picks.add(new Pick.ByPattern(pattern));
            }
        }
        keys.refuseOthers();
        if (picks.size() != 1 && keys.loading().problems().count() == before) {
            keys.loading()
                    .problems()
                    .add(keys.place(), "", "Exactly one of path, xpath, css, matches, header is expected.");
        }
        return picks.size() == 1 ? picks.getFirst() : null;
    }

    /** The picks a map names, {@code matches} excepted: in a condition that is a check. */
    static List<Pick> structural(Keys keys) {
        List<Pick> picks = new ArrayList<>();
        add(picks, keys.findScalar("path"), text -> path(text, keys.loading()));
        add(picks, keys.findScalar("xpath"), text -> xpath(text, keys.loading()));
        String attribute = keys.findText("attribute");
        add(picks, keys.findScalar("css"), text -> css(text, attribute, keys.loading()));
        add(
                picks,
                keys.findScalar("header"),
                text -> new Pick.ByHeader(text.text().toLowerCase(Locale.ROOT)));
        return picks;
    }

    private static void add(List<Pick> picks, YamlValue.@Nullable Text text, Reading reading) {
        Pick pick = text == null ? null : reading.pick(text);
        if (pick != null) {
            picks.add(pick);
        }
    }

    @FunctionalInterface
    private interface Reading {
        @Nullable
        Pick pick(YamlValue.Text text);
    }

    private static @Nullable Pick path(YamlValue.Text text, Loading loading) {
        if (!text.text().startsWith("$")) {
            return refused(text, loading, "is not a path. Maybe \"$.%s\".".formatted(text.text()));
        }
        if (text.text().contains("=~")) {
            return refused(
                    text,
                    loading,
                    "asks for a pattern inside the path, which is not available. Maybe { path: …, matches: … }.");
        }
        if (DEEP_FILTER.matcher(text.text()).find() || text.text().split("\\.\\.", -1).length > MAX_DESCENTS + 1) {
            return refused(
                    text, loading, "searches everything below everything, which can take very long. Maybe fewer (..).");
        }
        try {
            return new Pick.ByPath(JsonPath.compile(text.text()));
        } catch (JsonPathException | IllegalArgumentException | StringIndexOutOfBoundsException e) {
            return refused(text, loading, "is not a path. Maybe \"$.a.b\".");
        }
    }

    private static @Nullable Pick xpath(YamlValue.Text text, Loading loading) {
        try {
            return new XPathPick(text.text());
        } catch (XPathExpressionException e) {
            return refused(text, loading, "is not an XPath. Maybe \"//name\", without a namespace's prefix.");
        }
    }

    private static @Nullable Pick css(YamlValue.Text text, @Nullable String attribute, Loading loading) {
        try {
            return new Pick.ByCss(QueryParser.parse(text.text()), attribute);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return refused(text, loading, "is not a CSS selector. Maybe \"p.reason\".");
        }
    }

    /** A regular expression, or null after reporting a problem. */
    static @Nullable Pattern pattern(YamlValue.Text text, Loading loading) {
        try {
            return Patterns.compile(text.text());
        } catch (PatternSyntaxException e) {
            loading.problems()
                    .add(
                            text.place(),
                            text.text(),
                            "(%s) is not a regular expression: %s. Look-around and back-references are not available."
                                    .formatted(text.text(), e.getDescription()));
            return null;
        }
    }

    private static @Nullable Pick refused(YamlValue.Text text, Loading loading, String what) {
        loading.problems().add(text.place(), text.text(), "(%s) %s".formatted(text.text(), what));
        return null;
    }
}
