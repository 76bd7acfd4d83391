package io.waybill.rules.drl;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.rules.StageStore;
import io.waybill.rules.decision.Decision;
import io.waybill.rules.decision.Reject;
import io.waybill.rules.fact.Now;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptStagesTest {
    private static final Now NOW = new Now(Instant.EPOCH, Instant.EPOCH.atZone(ZoneOffset.UTC), Instant.EPOCH);

    /** Keeps in memory and counts. */
    private static final class Shelf implements StageStore {
        private final Map<String, byte[]> kept = new HashMap<>();
        private int found;

        @Override
        public byte @Nullable [] find(String text) {
            byte[] compiled = kept.get(text);
            found += compiled == null ? 0 : 1;
            return compiled;
        }

        @Override
        public void keep(String text, byte[] compiled) {
            kept.put(text, compiled);
        }
    }

    private final Shelf shelf = new Shelf();

    @AfterEach
    void keepNothing() {
        KeptStages.in(null);
    }

    /** No other test has these rules, so that none of them is loaded. */
    private static String rules(String reason) {
        return "rule \"kept\" when Now() then insert(new Reject(\"%s\")); end".formatted(reason);
    }

    /** What the rules do, which are unloaded then. */
    private static List<Decision> fired(String drl) {
        try (StageRules rules = Compiled.rules(Stage.FILTERING, drl, Map.of())) {
            return rules.fire(Stage.FILTERING, List.of(NOW)).decisions();
        }
    }

    private byte[] keptOf(String reason) {
        return shelf.kept.entrySet().stream()
                .filter(entry -> entry.getKey().contains(reason))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void rulesThatWereCompiledOnceAreLoadedAndDoTheSame() {
        KeptStages.in(shelf);
        List<Decision> first = fired(rules("once"));
        assertThat(first).containsExactly(new Reject("once"));
        assertThat(shelf.found).isZero();

        assertThat(fired(rules("once"))).isEqualTo(first);

        assertThat(shelf.found).isOne();
    }

    @Test
    void rulesOfAnotherTextAreCompiled() {
        KeptStages.in(shelf);
        fired(rules("this"));

        assertThat(fired(rules("that"))).containsExactly(new Reject("that"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 40, 1_000, -1})
    void whatWasKeptAndIsNotWholeIsCompiledAgain(int length) {
        KeptStages.in(shelf);
        fired(rules("whole"));
        shelf.kept.replaceAll((text, kept) -> Arrays.copyOf(kept, length < 0 ? kept.length + length : length));

        assertThat(fired(rules("whole"))).containsExactly(new Reject("whole"));

        assertThat(keptOf("whole")).hasSizeGreaterThan(5_000);
    }

    @Test
    void whatWasKeptOfOtherRulesIsNotTakenForThese() {
        KeptStages.in(shelf);
        fired(rules("mine"));
        fired(rules("yours"));
        byte[] yours = keptOf("yours");
        shelf.kept.replaceAll((text, kept) -> yours);

        assertThat(fired(rules("mine"))).containsExactly(new Reject("mine"));
    }

    @Test
    void whatHasMistakesIsNotKept() {
        KeptStages.in(shelf);

        Compiled.problems(Stage.FILTERING, "rule \"kept\" when Then() then insert(new Reject(\"mistaken\")); end");

        assertThat(shelf.kept.keySet()).noneSatisfy(text -> assertThat(text).contains("mistaken"));
    }
}
