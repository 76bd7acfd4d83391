package io.waybill.mappings.request;

import io.waybill.mappings.response.ResponseReader;
import io.waybill.mappings.template.Escaping;
import io.waybill.mappings.template.Leaf;
import io.waybill.mappings.template.Secrecy;
import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what every exchange has: where it goes, what it carries, how the answer is read. */
public final class ExchangeReader {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private final Keys keys;
    private final LeafReader leaves;

    private ExchangeReader(Keys keys) {
        this.keys = keys;
        this.leaves = new LeafReader(keys.loading(), keys.place().file());
    }

    /**
     * Reads the exchange's keys of a map; other keys are the caller's. Mistakes are reported, and the mapping is then not to be used.
     *
     * @param idempotencyHeader carries the delivery id; null for an exchange that is no delivery
     */
    public static HttpMapping read(Keys keys, @Nullable String idempotencyHeader) {
        return new ExchangeReader(keys).read(idempotencyHeader);
    }

    private HttpMapping read(@Nullable String idempotencyHeader) {
        BodyFormat format = BodyFormat.of(Settings.oneOf(keys, "format", "json", BodyFormat.words()));
        Content content = content(format);
        Keys headers = keys.findKeys("headers");
        Target target = new Target(
                method(content),
                url(format),
                headers == null ? Map.of() : HeaderReader.read(headers, leaves),
                AuthReader.read(keys, leaves));
        Duration timeout = Settings.duration(keys, "timeout", TIMEOUT);
        if (timeout.isZero()) {
            keys.problem("timeout", "A timeout of nothing lets nothing through. Maybe 10s.");
        }
        return new HttpMapping(
                target, content, ResponseReader.read(keys), new HttpMapping.Delivery(timeout, idempotencyHeader));
    }

    private Content content(BodyFormat format) {
        String root = keys.findText("root");
        BodyTree tree = new BodyReader(keys.loading(), leaves, format).find(keys, root);
        PlacedLeaf file = leaves.findFile(keys, format.escaping());
        return new Content(
                format,
                BodyReader.source(keys, tree, file),
                root,
                Settings.flag(keys, "keep_empty", false),
                Settings.flag(keys, "gzip", false));
    }

    private String method(Content content) {
        boolean query = content.format() == BodyFormat.QUERY;
        String method = keys.text("method", query ? "GET" : "POST").toUpperCase(Locale.ROOT);
        if (!METHODS.contains(method)) {
            keys.problem("method", "The method is not known. Maybe one of: %s.".formatted(String.join(", ", METHODS)));
        }
        if (method.equals("GET") && !query && !(content.source() instanceof Content.Source.None)) {
            keys.problem("method", "GET carries no body. Maybe format: query.");
        }
        return method;
    }

    /** An address without expressions is checked now, one with them when it is rendered. */
    private PlacedLeaf url(BodyFormat format) {
        PlacedLeaf url = leaves.find(keys, "url", Escaping.URL);
        if (url == null) {
            if (format != BodyFormat.EMAIL && keys.find("url") == null) {
                keys.problem("url", "(url) is missing. Maybe url: \"https://…\".");
            }
            return new PlacedLeaf(keys.place(), new Leaf.Constant(List.of(), false));
        }
        if (url.leaf() instanceof Leaf.Constant constant && isNoAddress(constant.text(Secrecy.SHOWN))) {
            keys.problem("url", "(%s) is not a web address. Maybe https://….".formatted(constant.text(Secrecy.MASKED)));
        }
        return url;
    }

    /** A secret that is not set still stands as written, and is a problem of its own. */
    private static boolean isNoAddress(String url) {
        return !url.contains("${") && Target.find(url.strip()) == null;
    }
}
