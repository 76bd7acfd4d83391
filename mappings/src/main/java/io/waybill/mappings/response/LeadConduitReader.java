package io.waybill.mappings.response;

import io.waybill.mappings.pattern.ScriptPattern;
import io.waybill.mappings.response.LeadConduitResponse.Gaps;
import io.waybill.mappings.response.LeadConduitResponse.Search;
import io.waybill.mappings.response.LeadConduitResponse.Values;
import io.waybill.mappings.response.Reading.Verdict;
import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.Settings;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code response: leadconduit:}, the settings of a recipient that came from there. A path or pattern that cannot be read is no problem:
 * in which language a path speaks shows only with the answer, and there too such a one finds nothing.
 */
final class LeadConduitReader {
    private static final List<String> VERDICTS = List.of("success", "failure", "error");

    private LeadConduitReader() {}

    static ResponseMapping read(Keys response) {
        Keys found = response.findKeys("leadconduit");
        response.refuseOthers();
        Keys keys = found == null ? new Keys(response.section(), response.loading()) : found;
        LeadConduitResponse mapping = new LeadConduitResponse(search(keys), values(keys), gaps(keys), kind(keys));
        keys.refuseOthers();
        return mapping;
    }

    private static Search search(Keys keys) {
        String term = keys.text("search", "");
        boolean asked = !term.isBlank() || keys.has("found");
        String found = Settings.oneOf(keys, "found", "success", VERDICTS);
        return new Search(
                asked,
                ScriptPattern.of(term).lowered().find(),
                path(keys, "search_in"),
                Verdict.valueOf(found.toUpperCase(Locale.ROOT)));
    }

    private static Values values(Keys keys) {
        String cookie = keys.findText("cookie");
        Map<String, AnyPath> capture = new LinkedHashMap<>();
        keys.textMap("capture").forEach((name, pattern) -> capture.put(name, new AnyPath(pattern)));
        return new Values(
                path(keys, "reason"),
                path(keys, "price"),
                path(keys, "reference"),
                cookie == null ? null : ScriptPattern.of(cookie).lowered().find(),
                capture);
    }

    private static Gaps gaps(Keys keys) {
        BigDecimal price = Settings.findDecimal(keys, "default_price");
        return new Gaps(keys.findText("default_reason"), price == null ? null : Money.cents(price));
    }

    /** A media type, as the answer's own header would name it. */
    private static @Nullable BodyKind kind(Keys keys) {
        String type = keys.findText("read");
        return type == null || type.isBlank() ? null : ReadAs.kind(AnswerBody.mediaType(type));
    }

    private static @Nullable AnyPath path(Keys keys, String key) {
        String path = keys.findText(key);
        return path == null || path.isBlank() ? null : new AnyPath(path);
    }
}
