package io.waybill.mappings.response;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import io.waybill.mappings.response.Reading.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads answers as LeadConduit does, by the settings of one of its recipients: every status under 500 is read, without anything to search
 * for every answer is a success, and nothing is ever unreadable.
 */
final class LeadConduitResponse implements ResponseMapping {
    static final String COOKIE = "cookie";
    private static final String SERVER_ERROR = "Server error";

    private final Search search;
    private final Values values;
    private final Gaps gaps;
    private final @Nullable BodyKind read;

    LeadConduitResponse(Search search, Values values, Gaps gaps, @Nullable BodyKind read) {
        this.search = search;
        this.values = values;
        this.gaps = gaps;
        this.read = read;
    }

    /**
     * What decides.
     *
     * @param asked whether a term or an outcome is set at all
     * @param term null when it is no pattern, which is then never found
     * @param path where to look; null for the whole text
     * @param found the verdict when the term is found; the opposite when not
     */
    record Search(
            boolean asked, @Nullable Pattern term, @Nullable AnyPath path, Verdict found) {}

    /** Where the values stand; null for those not set. */
    record Values(
            @Nullable AnyPath reason,
            @Nullable AnyPath price,
            @Nullable AnyPath reference,
            @Nullable Pattern cookie,
            Map<String, AnyPath> capture) {
        Values {
            capture = Map.copyOf(capture);
        }
    }

    /** What stands in where an answer says nothing. */
    record Gaps(@Nullable String reason, @Nullable Long cents) {}

    @Override
    public Set<String> appends() {
        Set<String> names = new java.util.TreeSet<>(values.capture.keySet());
        if (values.cookie != null) {
            names.add(COOKIE);
        }
        return names;
    }

    @Override
    public Reading read(Answer answer) {
        String type = AnswerBody.mediaType(AnswerBody.header(answer, "content-type"));
        AnswerBody body = AnswerBody.of(answer, read == null ? ReadAs.kind(type) : read);
        if (answer.status() >= 500 && answer.status() < 600) {
            return new Reading(Verdict.ERROR, SERVER_ERROR, null, null, Map.of(), body.journalText());
        }
        ReadAs content = ReadAs.of(body);
        return new Reading(
                verdict(content, body.text()),
                reason(content),
                cents(content),
                reference(content),
                append(answer, body.text()),
                body.journalText());
    }

    private Verdict verdict(ReadAs content, String text) {
        if (!search.asked) {
            return Verdict.SUCCESS;
        }
        List<String> texts = search.path == null ? List.of(text) : search.path.searched(content);
        if (texts.stream().anyMatch(this::isFound)) {
            return search.found;
        }
        return search.found == Verdict.SUCCESS ? Verdict.FAILURE : Verdict.SUCCESS;
    }

    /** Nothing is ever found in an empty text. */
    private boolean isFound(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        return !lower.isEmpty()
                && search.term != null
                && search.term.matcher(lower).find();
    }

    private @Nullable String reason(ReadAs content) {
        List<String> texts =
                new ArrayList<>(values.reason == null ? List.of() : LooseText.all(values.reason.reasons(content)));
        texts.sort(null);
        String picked = LooseText.joined(texts);
        if (picked != null) {
            return Picked.shortened(picked);
        }
        return gaps.reason == null ? own(content, "reason") : gaps.reason;
    }

    /** The first value counts, a 0 included. */
    private @Nullable Long cents(ReadAs content) {
        List<JsonNode> found = values.price == null ? List.of() : values.price.values(content);
        Long cents = found.isEmpty() ? null : Money.cents(LooseText.of(found.getFirst()));
        return cents == null ? gaps.cents : cents;
    }

    private @Nullable String reference(ReadAs content) {
        String picked =
                values.reference == null ? null : LooseText.joined(LooseText.all(values.reference.values(content)));
        String reference = picked == null ? own(content, "reference") : picked;
        return reference == null ? null : Picked.shortened(reference);
    }

    /** What the answer itself calls by this name stays where nothing else was found. */
    private static @Nullable String own(ReadAs content, String name) {
        JsonNode fields = content instanceof ReadAs.Json(JsonNode json)
                ? json
                : content instanceof ReadAs.Form(JsonNode form) ? form : null;
        JsonNode value = fields == null ? null : fields.get(name);
        String text = value == null
                ? null
                : LooseText.joined(
                        LooseText.all(value.isArray() ? value.valueStream().toList() : List.of(value)));
        return text == null ? null : Picked.shortened(text);
    }

    private Map<String, Object> append(Answer answer, String text) {
        Map<String, Object> append = new LinkedHashMap<>();
        values.capture.forEach(
                (name, pattern) -> pattern.group(text).forEach(value -> append.put(name, value.asText())));
        answer.headers().getOrDefault("set-cookie", List.of()).stream()
                .filter(cookie -> values.cookie != null
                        && values.cookie
                                .matcher(cookie.toLowerCase(Locale.ROOT))
                                .find())
                .sorted()
                .findFirst()
                .ifPresent(cookie -> append.put(COOKIE, cookie));
        return append;
    }
}
