package io.waybill.rules.analysis;

import io.waybill.rules.drl.Stage;
import io.waybill.rules.table.Row;
import io.waybill.rules.table.TableKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What scores come to: never more than the best of every column together. Exact where each row reads one column. */
final class ScoreRange {
    private ScoreRange() {}

    /** Any whole number where rules of one's own or rows with mistakes make scores. */
    static Grid of(Analysed in) {
        if (in.ownRules().contains(Stage.SCORING) || in.partial().contains(TableKind.SCORES)) {
            return new Grid(BigDecimal.ONE, null, null);
        }
        Space space = new Space(in.rows(TableKind.SCORES), new Domains(in, TableKind.SCORES, Grid.ANY));
        return Grid.whole(-reach(space, -1), reach(space, 1));
    }

    /** How far the sum of the points goes up, or down. */
    private static long reach(Space space, int sign) {
        long sum = 0;
        List<long[]> best = new ArrayList<>();
        space.axes().forEach(axis -> best.add(new long[axis.size()]));
        for (Row row : space.rows()) {
            Box box = space.of(row);
            if (box.isEmpty()) {
                continue;
            }
            List<Integer> read = listRead(space, box);
            boolean sure = space.isClear(row) && read.size() <= 1;
            long points = (long) sign * row.number("points");
            long counted = sure ? points : Math.max(0, points);
            if (read.isEmpty()) {
                sum += counted;
            } else {
                box.on(read.getFirst()).stream().forEach(point -> best.get(read.getFirst())[point] += counted);
            }
        }
        for (long[] column : best) {
            sum += Arrays.stream(column).max().orElse(0);
        }
        return sum;
    }

    /** The axes that the row does not leave alone. */
    private static List<Integer> listRead(Space space, Box box) {
        List<Integer> read = new ArrayList<>();
        for (int axis = 0; axis < space.axes().size(); axis++) {
            if (!box.on(axis).covers(space.axes().get(axis).all())) {
                read.add(axis);
            }
        }
        return read;
    }
}
