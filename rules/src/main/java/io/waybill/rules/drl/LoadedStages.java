package io.waybill.rules.drl;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stages that rule sets use now. Compiling costs some tenths of a second, and most edits change a table and no rule: rule sets of the same
 * text share one stage, which is unloaded when its last user is closed. Safe for use by many threads.
 */
final class LoadedStages {
    /** The text names its stage in its first line, by its package. */
    private static final Map<String, Use> BY_TEXT = new HashMap<>();

    private record Use(CompiledStage stage, int users) {}

    private LoadedStages() {}

    /** A stage of this text, with one more user; null when none is loaded. */
    static synchronized @Nullable CompiledStage find(StageText text) {
        Use use =
                BY_TEXT.computeIfPresent(text.drl().text(), (same, known) -> new Use(known.stage(), known.users() + 1));
        return use == null ? null : use.stage();
    }

    /** Takes in a stage just compiled, with one user; when another thread was faster, the stage is unloaded and the other one counts. */
    static synchronized CompiledStage keep(StageText text, CompiledStage compiled) {
        CompiledStage known = find(text);
        if (known != null) {
            compiled.unload();
            return known;
        }
        BY_TEXT.put(compiled.text(), new Use(compiled, 1));
        return compiled;
    }

    /** The built-in rules of a stage; once loaded they stay, as somebody will want them again. */
    static CompiledStage builtIn(Stage stage) {
        StageText text = StageText.builtIn(stage);
        CompiledStage known = find(text);
        if (known != null) {
            return known;
        }
        CompiledStage kept = keep(text, CompiledStage.of(text, EngineModule.ofKept(text)));
        find(text);
        return kept;
    }

    /** One user less. */
    static synchronized void leave(CompiledStage stage) {
        Use left = BY_TEXT.computeIfPresent(
                stage.text(), (same, known) -> known.users() == 1 ? null : new Use(known.stage(), known.users() - 1));
        if (left == null) {
            stage.unload();
        }
    }
}
