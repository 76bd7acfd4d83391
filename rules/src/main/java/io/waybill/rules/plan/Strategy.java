package io.waybill.rules.plan;

import io.waybill.rules.fact.Step;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the candidates of one tier get the lead. */
public sealed interface Strategy permits All, Auction, RoundRobin, Simultaneous, Waterfall, Weighted {
    /** The strategies by the word that tables have for each. */
    Map<String, Strategy> BY_WORD = Map.of(
            "all", new All(),
            "auction", new Auction(),
            "round_robin", new RoundRobin(),
            "simultaneous", new Simultaneous(),
            "waterfall", new Waterfall(),
            "weighted", new Weighted());

    /** What comes next in the tier; empty when it is exhausted. */
    List<Step> next(Contest contest);

    /** Whether others may be given the lead while deliveries of the tier are open, as long as there are places. */
    static boolean goesOnWhileOthersDecide(Strategy strategy) {
        return switch (strategy) {
            case All all -> true;
            case Auction _, RoundRobin _, Simultaneous _, Waterfall _, Weighted _ -> false;
        };
    }

    /** The strategy of this name; null when there is none. */
    static @Nullable Strategy find(String word) {
        return BY_WORD.get(word);
    }

    /** The names of all strategies. */
    static Set<String> listWords() {
        return BY_WORD.keySet();
    }
}
