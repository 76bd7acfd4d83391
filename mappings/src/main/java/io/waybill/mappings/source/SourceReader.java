package io.waybill.mappings.source;

import io.waybill.mappings.Vocabulary;
import io.waybill.mappings.source.SourceMapping.Auth;
import io.waybill.mappings.terms.CapReader;
import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.Nearest;
import io.waybill.mappings.yaml.Settings;
import io.waybill.mappings.yaml.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a source's mapping file. */
public final class SourceReader {
    private static final List<String> DOORS = List.of("submit", "ping", "address");

    private final Keys keys;

    private SourceReader(Keys keys) {
        this.keys = keys;
    }

    /** The source; mistakes are reported, and it is then not to be used. */
    public static SourceMapping read(String id, Keys keys) {
        SourceMapping source = new SourceReader(keys).read(id);
        keys.refuseOthers();
        return source;
    }

    private SourceMapping read(String id) {
        SourceFields fields = SourceFields.read(keys);
        List<String> flows = keys.texts("flows");
        if (flows.isEmpty()) {
            keys.problem("flows", "A source needs flows to send to. Maybe flows: [personal-loans].");
        }
        flows.forEach(this::checkFlow);
        return new SourceMapping(
                id,
                keys.text("name", id),
                flows,
                auth(),
                fields.first(),
                values(),
                fields.checked("defaults"),
                limits(),
                Settings.flag(keys, "test", false),
                cors(),
                fields.copies(),
                fields.checked("constants"),
                bursts(),
                CapReader.read(keys));
    }

    /** Browsers name an origin without a slash at its end; people often write one. */
    private List<String> cors() {
        List<String> origins =
                keys.texts("cors").stream().map(SourceReader::withoutSlash).toList();
        for (String origin : origins) {
            if (!origin.matches("\\*|null|https?://[^/\\s?#]+")) {
                keys.problem(
                        "cors",
                        "(%s) is not an origin. Maybe https://www.example.com, or * for all.".formatted(origin));
            }
        }
        return origins;
    }

    private static String withoutSlash(String origin) {
        return origin.endsWith("/") ? origin.substring(0, origin.length() - 1) : origin;
    }

    private void checkFlow(String flow) {
        Vocabulary vocabulary = keys.loading().vocabulary();
        if (!vocabulary.isFlow(flow)) {
            String maybe = Nearest.maybe(flow, vocabulary.flows().keySet());
            keys.problem("flows", "There is no flow (%s). %s".formatted(flow, maybe));
        }
    }

    private Auth auth() {
        YamlValue value = keys.find("auth");
        if (value == null
                || (value instanceof YamlValue.Text text && text.text().equals("none"))) {
            return new Auth.None();
        }
        Keys below = keys.findKeys("auth");
        return below == null ? new Auth.None() : proof(below);
    }

    private Auth proof(Keys auth) {
        List<Auth> found = new ArrayList<>();
        String apiKey = proofText(auth, "api_key");
        if (apiKey != null) {
            found.add(new Auth.ApiKey(apiKey));
        }
        String bearer = proofText(auth, "bearer");
        if (bearer != null) {
            found.add(new Auth.Bearer(bearer));
        }
        Auth basic = basic(auth);
        if (basic != null) {
            found.add(basic);
        }
        auth.refuseOthers();
        if (found.size() != 1) {
            keys.problem("auth", "Exactly one of api_key, basic, bearer is expected. Maybe auth: none.");
            return new Auth.None();
        }
        return found.getFirst();
    }

    private static @Nullable Auth basic(Keys auth) {
        Keys basic = auth.findKeys("basic");
        if (basic == null) {
            return null;
        }
        String username = proofText(basic, "username");
        String password = proofText(basic, "password");
        basic.refuseOthers();
        if (username == null || password == null) {
            auth.problem("basic", "Both username and password are needed.");
        }
        return new Auth.Basic(username == null ? "" : username, password);
    }

    /** An empty proof would let everybody in. */
    private static @Nullable String proofText(Keys auth, String key) {
        String text = auth.findText(key);
        if (text != null && text.isBlank()) {
            auth.problem(key, "(%s) is empty. Maybe the secret it names is empty.".formatted(key));
        }
        return text;
    }

    private Map<String, Map<String, String>> values() {
        Map<String, Map<String, String>> values = new LinkedHashMap<>();
        Keys below = keys.findKeys("values");
        if (below != null) {
            below.names().forEach(field -> {
                SourceFields.checkName(below, field);
                values.put(field, below.textMap(field));
            });
        }
        return values;
    }

    /** As many at once as the rate names for its whole period: five a minute may come together. */
    private Map<String, Double> bursts() {
        Map<String, Double> bursts = new LinkedHashMap<>();
        Keys below = keys.findKeys("limits");
        if (below != null) {
            for (String door : DOORS) {
                YamlValue.Text rate = below.findScalar(door);
                String number = rate == null ? "" : rate.text().split("/", 2)[0].strip();
                if (number.matches("[0-9]{1,9}(\\.[0-9]{1,6})?")) {
                    bursts.put(door, Double.parseDouble(number));
                }
            }
        }
        return bursts;
    }

    private Map<String, Double> limits() {
        Map<String, Double> limits = new LinkedHashMap<>();
        Keys below = keys.findKeys("limits");
        if (below != null) {
            for (String door : DOORS) {
                Double rate = Settings.findRate(below, door);
                if (rate != null) {
                    limits.put(door, rate);
                }
            }
            below.refuseOthers();
        }
        return limits;
    }
}
