package io.waybill.rules.plan;

import io.waybill.rules.fact.Step;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the candidates of one tier get the lead. */
public sealed interface Strategy permits Auction, Waterfall, Weighted {
    /** The strategies that are carried out, by the word that tables have for each. */
    Map<String, Strategy> BY_WORD =
            Map.of("auction", new Auction(), "waterfall", new Waterfall(), "weighted", new Weighted());

    /** What comes next in the tier; empty when it is exhausted. */
    List<Step> next(Contest contest);

    /** The strategy of this name; null when there is none. */
    static @Nullable Strategy find(String word) {
        return BY_WORD.get(word);
    }

    /** The names of all strategies. */
    static Set<String> listWords() {
        return BY_WORD.keySet();
    }
}
