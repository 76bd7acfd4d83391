package io.waybill.rules.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * A region of all that a table's columns can hold: one area for each of the table's axes. Immutable.
 *
 * @param areas in the order of the axes
 */
record Box(List<Area> areas) {
    Box {
        areas = List.copyOf(areas);
    }

    boolean isEmpty() {
        for (Area area : areas) {
            if (area.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    boolean meets(Box other) {
        for (int axis = 0; axis < areas.size(); axis++) {
            if (!areas.get(axis).meets(other.areas.get(axis))) {
                return false;
            }
        }
        return true;
    }

    boolean covers(Box other) {
        for (int axis = 0; axis < areas.size(); axis++) {
            if (!areas.get(axis).covers(other.areas.get(axis))) {
                return false;
            }
        }
        return true;
    }

    /** On how many axes this does not cover the other. */
    int open(Box other) {
        int open = 0;
        for (int axis = 0; axis < areas.size(); axis++) {
            open += areas.get(axis).covers(other.areas.get(axis)) ? 0 : 1;
        }
        return open;
    }

    Area on(int axis) {
        return areas.get(axis);
    }

    Box with(int axis, Area area) {
        List<Area> changed = new ArrayList<>(areas);
        changed.set(axis, area);
        return new Box(changed);
    }

    Box and(Box other) {
        List<Area> both = new ArrayList<>();
        for (int axis = 0; axis < areas.size(); axis++) {
            both.add(areas.get(axis).and(other.areas.get(axis)));
        }
        return new Box(both);
    }
}
