package io.waybill.mappings.request;

import io.waybill.mappings.response.ResponseReader;
import io.waybill.mappings.template.Escaping;
import io.waybill.mappings.template.Leaf;
import io.waybill.mappings.template.Secrecy;
import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.Settings;
import io.waybill.mappings.yaml.YamlValue;
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
        return new ExchangeReader(keys).readHttp(idempotencyHeader);
    }

    /** The same for a delivery, which may also travel as an e-mail or as a file. */
    public static ExchangeMapping readDelivery(Keys keys, String idempotencyHeader) {
        ExchangeReader reader = new ExchangeReader(keys);
        if (keys.text("format", "json").equals(BodyFormat.EMAIL.word())) {
            return new EmailReader(keys, reader.leaves).read(timeout(keys));
        }
        YamlValue.Text url = keys.findScalar("url");
        return url != null && SftpReader.isSftp(url.text())
                ? new SftpReader(keys, reader.leaves).read(timeout(keys))
                : reader.readHttp(idempotencyHeader);
    }

    private HttpMapping readHttp(@Nullable String idempotencyHeader) {
        BodyFormat format = BodyFormat.of(Settings.oneOf(keys, "format", "json", BodyFormat.words()));
        if (format == BodyFormat.EMAIL) {
            keys.problem("format", "Only a delivery can be an e-mail.");
        }
        Content content = new ContentReader(keys, leaves).read(format);
        Keys headers = keys.findKeys("headers");
        Auth auth = AuthReader.read(keys, leaves);
        checkAuth(auth, format);
        Target target = new Target(
                method(content), url(auth), headers == null ? Map.of() : HeaderReader.read(headers, leaves), auth);
        boolean gzip = Settings.flag(keys, "gzip", false);
        return new HttpMapping(
                target,
                content,
                ResponseReader.read(keys),
                new HttpMapping.Delivery(timeout(keys), idempotencyHeader, gzip, Masking.of(leaves.secrets())));
    }

    private void checkAuth(Auth auth, BodyFormat format) {
        if (auth instanceof Auth.Wsse && format != BodyFormat.SOAP) {
            keys.problem("auth", "(wsse) is for format: soap only. Maybe basic.");
        } else if (auth instanceof Auth.Key) {
            keys.problem("auth", "(key) is for sftp:// only. Maybe basic.");
        }
    }

    private static Duration timeout(Keys keys) {
        Duration timeout = Settings.duration(keys, "timeout", TIMEOUT);
        if (timeout.isZero()) {
            keys.problem("timeout", "A timeout of nothing lets nothing through. Maybe 10s.");
        }
        return timeout;
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
    private PlacedLeaf url(Auth auth) {
        YamlValue.Text written = keys.findScalar("url");
        if (written == null) {
            if (keys.find("url") == null) {
                keys.problem("url", "(url) is missing. Maybe url: \"https://…\".");
            }
            return PlacedLeaf.empty(keys.place());
        }
        String kept = InstanceUrl.keepPlace(written.text());
        if (!kept.equals(written.text()) && !(auth instanceof Auth.OAuth2)) {
            keys.problem("url", "(oauth.instance_url) needs auth: { oauth2: … }.");
        }
        PlacedLeaf url = leaves.read(new YamlValue.Text(written.place(), kept, false), Escaping.URL);
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
