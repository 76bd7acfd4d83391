package io.waybill.bench.micro;

import java.util.Random;

/**
 * A buyers table as people's tables are: lists of states, ranges of scores and amounts, hours. Rows overlap; a lead matches about five, however
 * many there are. The same number of rows gives the same table.
 */
record SpreadTable(int rows) {
    static final int STATES = 50;
    private static final String[] CODES = {
        "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "DC", "IA", "KS", "KY", "LA",
                "ME", "MD", "MA", "MI",
        "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC",
                "SD", "TN", "TX", "UT",
        "VT", "VA", "WA", "WV", "WI", "WY"
    };
    static final int LEAST_AMOUNT = 1_000;
    static final int AMOUNTS = 50_000;
    static final int LEAST_SCORE = 450;
    static final int SCORES = 400;
    private static final int MATCHES = 5;
    /** Of the leads, those that a row's states, scores and hours let through, on average. */
    private static final double OTHERS = 3.5 / STATES * 0.25 * 0.4;

    String csv() {
        Random random = new Random(rows);
        int width = (int) Math.min(AMOUNTS / 2, AMOUNTS * MATCHES / (OTHERS * rows));
        var text = new StringBuilder("id,state,credit_score,loan_amount,local.time,recipient,price,tier\n");
        for (int row = 0; row < rows; row++) {
            int amount = LEAST_AMOUNT + random.nextInt(AMOUNTS);
            int score = LEAST_SCORE + random.nextInt(SCORES);
            text.append("r%d,\"%s\",%d..%d,%d..%d,%s,%s,%d.00,1\n"
                    .formatted(
                            row,
                            states(random),
                            score - 50,
                            score + 50,
                            amount - width / 2,
                            amount + width / 2,
                            hours(random),
                            row % 2 == 0 ? "picky-0" : "any-0",
                            10 + row % 70));
        }
        return text.toString();
    }

    static String state(int number) {
        return CODES[Math.floorMod(number, STATES)];
    }

    private static String states(Random random) {
        int first = random.nextInt(STATES);
        var list = new StringBuilder(state(first));
        for (int more = random.nextInt(6); more > 0; more--) {
            list.append(", ").append(state(first + 7 * more));
        }
        return list.toString();
    }

    private static String hours(Random random) {
        int from = random.nextInt(14);
        return "%02d:00..%02d:30".formatted(from, from + 4 + random.nextInt(6));
    }
}
