package io.waybill.rules.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds which of many boxes meet. Ends are compared as plain numbers, axis by axis, beginning with the axis that tells most boxes apart: ten thousand
 * boxes are fifty million pairs.
 */
final class Neighbours {
    private final List<Box> boxes;
    private final int[] axes;
    private final int[][] firsts;
    private final int[][] lasts;

    /** @param boxes none of them empty */
    Neighbours(List<Box> boxes) {
        this.boxes = boxes;
        int width = boxes.isEmpty() ? 0 : boxes.getFirst().areas().size();
        this.firsts = new int[width][boxes.size()];
        this.lasts = new int[width][boxes.size()];
        for (int box = 0; box < boxes.size(); box++) {
            for (int axis = 0; axis < width; axis++) {
                firsts[axis][box] = boxes.get(box).on(axis).first();
                lasts[axis][box] = boxes.get(box).on(axis).last();
            }
        }
        this.axes = IntStream.range(0, width)
                .boxed()
                .sorted(Comparator.comparingLong(this::telling).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private long telling(int axis) {
        return IntStream.range(0, boxes.size())
                .mapToLong(box -> ((long) firsts[axis][box] << Integer.SIZE) | lasts[axis][box])
                .distinct()
                .count();
    }

    /** The places of the boxes before this one that it meets, in order. */
    List<Integer> listBefore(int place) {
        int[] near = IntStream.range(0, place).toArray();
        int count = place;
        for (int axis : axes) {
            count = keep(near, count, firsts[axis], lasts[axis], place);
        }
        List<Integer> meeting = new ArrayList<>();
        Box box = boxes.get(place);
        for (int at = 0; at < count; at++) {
            if (boxes.get(near[at]).meets(box)) {
                meeting.add(near[at]);
            }
        }
        return meeting;
    }

    private static int keep(int[] near, int count, int[] first, int[] last, int place) {
        int from = first[place];
        int to = last[place];
        int kept = 0;
        for (int at = 0; at < count; at++) {
            int other = near[at];
            if (first[other] <= to && last[other] >= from) {
                near[kept++] = other;
            }
        }
        return kept;
    }
}
