package io.waybill.rules.analysis;

import io.waybill.rules.table.cell.Condition;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who takes leads, as far as tables speak of it.
 *
 * @param parties the recipients, by id
 * @param named recipients that somebody else names: other flows, rules, stand-ins
 * @param usedLists lists that are named elsewhere than in the flow's tables
 * @param caps the flow's own caps
 */
public record Trade(Map<String, Party> parties, Set<String> named, Set<String> usedLists, List<Ceiling> caps) {
    /** Nobody. */
    public static final Trade NONE = new Trade(Map.of(), Set.of(), Set.of(), List.of());

    public Trade {
        parties = Map.copyOf(parties);
        named = Set.copyOf(named);
        usedLists = Set.copyOf(usedLists);
        caps = List.copyOf(caps);
    }

    /**
     * A recipient.
     *
     * @param file its mapping file
     * @param kind {@code buyer} or another
     */
    public record Party(String id, String file, String kind, List<Ceiling> caps) {
        public Party {
            caps = List.copyOf(caps);
        }
    }

    /**
     * The most that somebody takes in some time.
     *
     * @param leads whether it counts leads; else cents
     * @param words for people: {@code 100 leads per day}
     * @param when which leads it is about: all must hold; empty for every lead
     */
    public record Ceiling(boolean leads, long amount, String words, List<When> when) {
        public Ceiling {
            when = List.copyOf(when);
        }

        /** Whether a sale for so many cents, to which it applies, is beyond it even when nothing has been taken yet. */
        boolean excludes(long cents) {
            return leads ? amount == 0 : cents > amount;
        }
    }

    /** One condition of a ceiling. */
    public record When(String column, Condition condition) {}
}
