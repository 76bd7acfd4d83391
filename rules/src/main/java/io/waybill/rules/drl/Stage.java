package io.waybill.rules.drl;

import io.waybill.rules.flow.Suggestion;
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
