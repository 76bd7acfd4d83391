package io.waybill.mappings.leadconduit;

import com.google.re2j.Pattern;
import io.waybill.mappings.Vocabulary;
import io.waybill.mappings.pattern.ScriptPattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one step becomes while it is translated: templates out of its settings, the notes and secrets that come up. For one step. */
final class Draft {
    private static final Pattern SECRET = Pattern.compile(
            "(?i)(^|[-_.])(authorization|passw(or)?d|pwd|secret|(api|access|auth|private)[-_]?(key|token)|token)$");
    private static final Pattern NOT_NAME = Pattern.compile("[^A-Za-z0-9]+");

    private final Step step;
    private final Vocabulary vocabulary;
    private final Set<Imported.Note> notes = new LinkedHashSet<>();
    private final Set<String> secrets = new LinkedHashSet<>();
    private final boolean ascii;

    Draft(Step step, Vocabulary vocabulary) {
        this.step = step;
        this.vocabulary = vocabulary;
        this.ascii = step.isOn("send_ascii");
    }

    Step step() {
        return step;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    void note(String property, String why) {
        notes.add(new Imported.Note(property, why));
    }

    List<Imported.Note> notes() {
        return List.copyOf(notes);
    }

    List<String> secrets() {
        return List.copyOf(secrets);
    }

    /** The templates of the settings that begin so, by the rest of their names; what cannot be translated is noted. */
    Map<String, Piece> templates(String prefix) {
        Map<String, List<Step.Mapping>> byName = new LinkedHashMap<>();
        step.below(prefix)
                .forEach(mapping -> byName.computeIfAbsent(mapping.property(), name -> new ArrayList<>())
                        .add(mapping));
        Map<String, Piece> templates = new LinkedHashMap<>();
        byName.forEach((name, mappings) -> {
            Piece piece = piece(prefix + name, mappings);
            if (piece != null) {
                templates.put(name, piece);
            }
        });
        return templates;
    }

    /** The template of one setting; null when it is not set, or could not be translated. */
    @Nullable
    Piece find(String property) {
        List<Step.Mapping> mappings = step.mappings().stream()
                .filter(mapping -> mapping.property().equals(property))
                .toList();
        return mappings.isEmpty() ? null : piece(property, mappings);
    }

    /** What a setting says without any template; null when it is not set. */
    @Nullable
    String plain(String property) {
        Step.Mapping mapping = step.find(property);
        if (mapping == null || !Handlebars.hasTags(mapping.value())) {
            return mapping == null ? null : mapping.value().strip();
        }
        note(property, "It is a template, and here it must be written out.");
        return null;
    }

    /** Notes a pattern that can never be found here. */
    void checkPattern(String property, String pattern) {
        if (ScriptPattern.of(pattern).lowered().find() == null) {
            note(
                    property,
                    "(%s) is no pattern here and is never found. Look-around and back-references are not available."
                            .formatted(pattern));
        }
    }

    private @Nullable Piece piece(String property, List<Step.Mapping> mappings) {
        Piece piece = null;
        for (Step.Mapping mapping : mappings) {
            try {
                piece = next(property, mapping, piece);
            } catch (Untranslatable e) {
                note(property, e.why());
            }
        }
        return piece;
    }

    private Piece next(String property, Step.Mapping mapping, @Nullable Piece before) {
        Piece own = new Piece(text(property, mapping.value()));
        String condition =
                mapping.rules() == null ? "" : new Rules(side -> side(property, side)).condition(mapping.rules());
        if (!condition.isEmpty()) {
            return own.when(condition, before);
        }
        if (before == null || !Handlebars.hasTags(mapping.value())) {
            return own;
        }
        Piece either = own.or(before);
        if (either == null) {
            note(property, "It is set twice; the first value does not stand in where the second comes out empty.");
        }
        return either == null ? own : either;
    }

    private String text(String property, String value) {
        if (isSecret(property) && !value.isBlank() && !Handlebars.hasTags(value)) {
            return secret(property, value);
        }
        return Translation.of(value, vocabulary, ascii, remark -> note(property, remark));
    }

    private String side(String property, String value) {
        String text = Translation.of(value, vocabulary, false, remark -> note(property, remark));
        String expression = new Piece(text).expression();
        if (expression == null) {
            throw new Untranslatable("Its rule compares text with variables in it.");
        }
        return expression;
    }

    private static boolean isSecret(String property) {
        return SECRET.matcher(property).find();
    }

    /** The scheme of a proof is no secret. */
    private String secret(String property, String value) {
        String name = NOT_NAME.matcher(step.name() + "_" + property.substring(property.indexOf('.') + 1))
                .replaceAll("_")
                .toUpperCase(Locale.ROOT);
        String variable = name.isEmpty() || Character.isDigit(name.charAt(0)) ? "R_" + name : name;
        secrets.add(variable);
        note(
                property,
                "Its value is a secret and was not written down: set the environment variable %s.".formatted(variable));
        int space = value.indexOf(' ');
        boolean scheme = property.toLowerCase(Locale.ROOT).endsWith("authorization") && space > 0;
        return (scheme ? value.substring(0, space + 1) : "") + "${" + variable + "}";
    }
}
