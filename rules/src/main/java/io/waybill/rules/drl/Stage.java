package io.waybill.rules.drl;

import io.waybill.rules.flow.Suggestion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of decision rules make, in the order of a round. Each has its own DRL file, and its rules fire in their stage only. */
public enum Stage {
    CLASSIFICATION,
    FILTERING,
    ENHANCEMENT,
    SCORING,
    SELECTION,
    PRICING;

    /** The word used in file and rule names. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Name of the file in a flow's folder that replaces the built-in rules of the stage. */
    public String file() {
        return word() + ".drl";
    }

    /** The rules that hold where a flow has none of its own, as DRL. */
    public String builtInRules() {
        try (InputStream in = Stage.class.getResourceAsStream(file())) {
            if (in == null) {
                throw new IllegalStateException("Built-in rules (%s) are missing.".formatted(file()));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Built-in rules (%s) cannot be read.".formatted(file()), unreadable);
        }
    }

    String packageName() {
        return "io.waybill.flow." + word();
    }

    /** The stage whose file has this name; null when there is none. */
    public static @Nullable Stage findByFile(String name) {
        return Arrays.stream(values())
                .filter(stage -> stage.file().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** What is wrong with a DRL file of another name. */
    public static String unknownFile(String name) {
        List<String> files = Arrays.stream(values()).map(Stage::file).toList();
        String maybe = Suggestion.maybe(name, files);
        return "Not a stage's file: a flow has " + String.join(", ", files) + "." + maybe;
    }
}
