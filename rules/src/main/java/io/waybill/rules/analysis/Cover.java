package io.waybill.rules.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether boxes together cover another. What a box leaves over is cut in two where one of them ends, and each half looked at alone; as there are
 * tables for which that takes for ever, it is given up after a number of steps. For one thread.
 */
final class Cover {
    private final Space space;
    private long left;

    /** @param steps how many boxes may be compared, in all questions together */
    Cover(Space space, long steps) {
        this.space = space;
        this.left = steps;
    }

    /** What came out. */
    sealed interface Answer {
        /** They do; these are enough. */
        record Covered(Set<Box> by) implements Answer {}

        /** They do not: none of them has anything in common with this. */
        record Open(Box rest) implements Answer {}

        /** Nobody knows: it takes too long to find out. */
        record Unknown() implements Answer {}
    }

    private record Part(Box box, List<Box> covers) {}

    /** @param steps how many boxes this question may compare */
    Answer of(Box whole, List<Box> covers, long steps) {
        long end = left - Math.min(steps, left);
        Set<Box> used = new LinkedHashSet<>();
        Deque<Part> parts = new ArrayDeque<>(List.of(new Part(whole, covers)));
        while (!parts.isEmpty()) {
            Part part = parts.pop();
            Box box = space.possible(part.box());
            if (box.isEmpty()) {
                continue;
            }
            left -= part.covers().size() + 1L;
            if (left < end) {
                return new Answer.Unknown();
            }
            List<Box> near = listMeeting(part.covers(), box);
            if (near.isEmpty()) {
                return new Answer.Open(box);
            }
            Box best = findBest(near, box);
            if (best.covers(box)) {
                used.add(best);
            } else {
                cut(new Part(box, near), best, parts);
            }
        }
        return new Answer.Covered(used);
    }

    private static List<Box> listMeeting(List<Box> covers, Box box) {
        List<Box> near = new ArrayList<>();
        for (Box cover : covers) {
            if (cover.meets(box)) {
                near.add(cover);
            }
        }
        return near;
    }

    /** The one that leaves the box open on the fewest axes. */
    private static Box findBest(List<Box> near, Box box) {
        Box best = near.getFirst();
        int fewest = Integer.MAX_VALUE;
        for (Box cover : near) {
            int open = cover.open(box);
            if (open < fewest) {
                best = cover;
                fewest = open;
            }
            if (fewest == 0) {
                break;
            }
        }
        return best;
    }

    /** The half outside is looked at first: it most often shows that something is left over. */
    private static void cut(Part part, Box best, Deque<Part> parts) {
        Box box = part.box();
        for (int axis = 0; axis < box.areas().size(); axis++) {
            if (!best.on(axis).covers(box.on(axis))) {
                parts.push(new Part(box.with(axis, box.on(axis).and(best.on(axis))), part.covers()));
                parts.push(new Part(box.with(axis, box.on(axis).minus(best.on(axis))), part.covers()));
                return;
            }
        }
    }

    /** As few of the boxes as still cover it, left out one by one. */
    List<Box> fewest(Box whole, Set<Box> enough, long steps) {
        List<Box> few = new ArrayList<>(enough);
        for (Box one : enough) {
            List<Box> without = new ArrayList<>(few);
            without.remove(one);
            if (!without.isEmpty() && of(whole, without, steps) instanceof Answer.Covered) {
                few = without;
            }
        }
        return few;
    }

    /** The box made as large as it can be without touching any of the boxes. */
    Box largest(Box open, List<Box> covers) {
        Box box = open;
        for (int axis = 0; axis < box.areas().size(); axis++) {
            Area taken = Area.none();
            Box wide = box.with(axis, space.axes().get(axis).all());
            for (Box cover : covers) {
                taken = cover.meets(wide) ? taken.or(cover.on(axis)) : taken;
            }
            box = box.with(axis, wide.on(axis).minus(taken));
        }
        return box;
    }
}
