package io.waybill.rules.analysis;

import io.waybill.rules.table.cell.CellType;
import io.waybill.rules.table.cell.Condition;
import io.waybill.rules.table.cell.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Cuts all texts where values, beginnings and ranges cut them, and finds one text for each piece. Two texts that leave the tree of all beginnings
 * and ends at the same place, between the same two branches, and are as long as the same ranges ask, are alike to every such condition.
 */
final class TextCuts {
    /** A letter that nobody writes. */
    static final char FRESH = '\uE000';

    private static final int TRIES = 200;

    /** A place in the tree: the letters that go on from here. */
    private static final class Node {
        final TreeMap<Character, Node> next = new TreeMap<>();
    }

    private final Domain domain;
    private final Set<Object> keys;
    private final Node root = new Node();
    private final TreeSet<Integer> lengths = new TreeSet<>();
    private final List<Base> found = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    TextCuts(Domain domain, Traits traits) {
        this.domain = domain;
        this.keys = traits.keys;
        traits.starts.forEach(this::grow);
        for (Condition.TextRange range : traits.ranges) {
            grow(range.from());
            grow(range.to());
            lengths.add(range.from().length());
        }
    }

    private void grow(String text) {
        Node at = root;
        for (int letter = 0; letter < text.length(); letter++) {
            at = at.next.computeIfAbsent(text.charAt(letter), none -> new Node());
        }
    }

    List<Base> list() {
        if (domain.words() != null) {
            domain.words().forEach(word -> add(word, false));
            return found;
        }
        for (Object key : keys) {
            if (key instanceof String text) {
                add(text, false);
            }
        }
        cut(root, "");
        return found;
    }

    private void cut(Node node, String path) {
        if (!path.isEmpty()) {
            add(path, false);
        }
        Character before = null;
        for (Character letter : node.next.keySet()) {
            leave(path, /* after= */ before, /* before= */ letter);
            before = letter;
        }
        leave(path, /* after= */ before, /* before= */ null);
        node.next.forEach((letter, below) -> cut(below, path + letter));
    }

    /** Texts that go on with a letter between the two, of every length that ranges tell apart. */
    private void leave(String path, @Nullable Character after, @Nullable Character before) {
        int least = path.length() + 1;
        FieldValues.Digits digits = domain.digits();
        if (digits != null) {
            if (digits.count() >= least) {
                addOther(path, after, before, digits.count());
            }
            return;
        }
        List<Integer> longer = lengths.tailSet(least, false).stream().toList();
        if (longer.isEmpty()) {
            addOther(path, after, before, least + 1);
        } else {
            addOther(path, after, before, least);
            longer.forEach(length -> addOther(path, after, before, length));
        }
    }

    /** One such text that is no value of its own. */
    private void addOther(String path, @Nullable Character after, @Nullable Character before, int length) {
        int from = after == null ? 0 : after + 1;
        int to = before == null ? Character.MAX_VALUE : before;
        int tries = 0;
        for (int letter = first(from, to);
                letter >= 0 && letter < to && tries < TRIES;
                letter = first(letter + 1, to)) {
            for (char filler : fillers()) {
                String text = path + (char) letter + String.valueOf(filler).repeat(length - path.length() - 1);
                tries++;
                if (!keys.contains(text) && !seen.contains(text) && !inTree(text)) {
                    add(text, true);
                    return;
                }
            }
        }
    }

    private char[] fillers() {
        return domain.digits() == null ? new char[] {FRESH} : "0123456789".toCharArray();
    }

    /** The next letter that texts without letter case have; a fresh one where there is one. */
    private int first(int from, int to) {
        if (domain.digits() != null) {
            int digit = Math.max(from, '0');
            return digit <= '9' && digit < to ? digit : -1;
        }
        if (from <= FRESH && FRESH < to) {
            return FRESH;
        }
        for (int letter = Math.max(from, ' '); letter < to; letter++) {
            String text = String.valueOf((char) letter);
            if (!Character.isSurrogate((char) letter)
                    && Reading.of(CellType.TEXT, text, true).folded().equals(text)) {
                return letter;
            }
        }
        return -1;
    }

    private boolean inTree(String text) {
        Node at = root;
        for (int letter = 0; letter < text.length() && at != null; letter++) {
            at = at.next.get(text.charAt(letter));
        }
        return at != null;
    }

    private void add(String text, boolean open) {
        boolean fits = (domain.digits() == null
                        || text.matches("\\d{" + domain.digits().count() + "}"))
                && Reading.of(domain.type(), text, true).key() instanceof String;
        if (fits && (open || domain.canBe().test(text)) && seen.add(text)) {
            found.add(new Base(text, open));
        }
    }
}
