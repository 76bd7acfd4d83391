package io.waybill.mappings.leadconduit;

import com.google.re2j.Pattern;
import io.waybill.mappings.Vocabulary;
import io.waybill.mappings.leadconduit.Step.Kind;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes one step as a recipient's mapping file. */
final class RecipientFile {
    private static final Set<String> OURS =
            Set.of("content-length", "accept", "transfer-encoding", "connection", "content-encoding");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    private final Draft draft;
    private final Kind kind;

    private RecipientFile(Draft draft, Kind kind) {
        this.draft = draft;
        this.kind = kind;
    }

    /**
     * The file.
     *
     * @param name without its ending
     * @throws Untranslatable when the step sends in a way that no mapping file describes
     */
    static Imported of(Step step, String name, Vocabulary vocabulary) {
        Kind kind = step.kind();
        if (kind == null) {
            throw new Untranslatable(
                    "The module (%s) is a ready-made integration, whose requests its step does not show. Maybe there is one under mappings/integrations."
                            .formatted(step.module()));
        }
        Draft draft = new Draft(step, vocabulary);
        String yaml = new RecipientFile(draft, kind).yaml(name);
        return new Imported(name, yaml, draft.secrets(), draft.notes());
    }

    private String yaml(String name) {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("name", draft.step().name().isEmpty() ? name : draft.step().name());
        entries.put("kind", new YamlText.Word("buyer"));
        entries.put("url", url());
        addMethod(entries);
        BodySettings body = new BodySettings(draft, kind);
        Map<String, Object> content = body.entries();
        addAuth(entries);
        addHeaders(entries);
        entries.putAll(content);
        addTimeout(entries);
        entries.put("response", Map.of("leadconduit", response()));
        new Leftovers(draft, kind).note();
        YamlText yaml = new YamlText()
                .comment("Brought from LeadConduit (%s).".formatted(draft.step().module()));
        draft.notes().forEach(note -> yaml.comment("%s: %s".formatted(note.property(), note.why())));
        entries.forEach(yaml::entry);
        return yaml.text();
    }

    /** An address that begins with a variable is all in it, slashes included. */
    private String url() {
        Piece url = draft.find("url");
        if (url == null || url.text().isBlank()) {
            draft.note("url", "There is no address: fill in (url).");
            return "https://example.invalid/";
        }
        String text = kind == Kind.SOAP
                ? url.text().replaceFirst("(?i)\\?(single)?wsdl$", "")
                : url.text().strip();
        return text.startsWith("{{ ") ? text.replaceFirst(" }}", " | raw }}") : text;
    }

    private void addMethod(Map<String, Object> entries) {
        String method = draft.plain("method");
        if (method == null || method.isEmpty() || kind == Kind.QUERY) {
            return;
        }
        String upper = method.toUpperCase(Locale.ROOT);
        if (kind.methods().contains(upper)) {
            entries.put("method", new YamlText.Word(upper));
        } else {
            draft.note("method", "(%s) is no method for this kind of recipient.".formatted(method));
        }
    }

    private void addAuth(Map<String, Object> entries) {
        Piece username = draft.find("basic_username");
        Piece password = draft.find("basic_password");
        Piece bearer = draft.find("bearer_token");
        if (bearer != null) {
            entries.put("auth", Map.of("bearer", bearer.text()));
        } else if (username != null && password != null) {
            Map<String, Object> basic = new LinkedHashMap<>();
            basic.put("username", username.text());
            basic.put("password", password.text());
            entries.put("auth", Map.of("basic", basic));
        } else if (username != null || password != null) {
            draft.note(
                    "basic_username",
                    "A name and a password are needed; only one of them is set, and nothing is sent.");
        }
    }

    private void addHeaders(Map<String, Object> entries) {
        Map<String, Object> headers = new LinkedHashMap<>();
        draft.templates("header.").forEach((name, piece) -> {
            if (OURS.contains(name.toLowerCase(Locale.ROOT)) || !HEADER.matches(name)) {
                draft.note("header." + name, "This header follows from the request and cannot be set.");
            } else if (!piece.text().isBlank()) {
                headers.put(name, piece.text());
            }
        });
        if (!headers.isEmpty()) {
            entries.put("headers", headers);
        }
    }

    private void addTimeout(Map<String, Object> entries) {
        String seconds = draft.plain("timeout_seconds");
        if (seconds != null && seconds.matches("[1-9][0-9]{0,2}")) {
            entries.put("timeout", new YamlText.Word(Math.min(360, Integer.parseInt(seconds)) + "s"));
        } else if (seconds != null) {
            draft.note("timeout_seconds", "(%s) is no number of seconds.".formatted(seconds));
        }
    }

    private Map<String, Object> response() {
        if (kind != Kind.STANDARD) {
            return ResponseSettings.of(draft);
        }
        Map<String, Object> standard = new LinkedHashMap<>();
        standard.put("search", "^success$");
        standard.put("search_in", "outcome");
        standard.put("reason", "reason");
        standard.put("price", "price");
        draft.note("response", "Answers are read as JSON with (outcome), (reason) and (price).");
        return standard;
    }
}
