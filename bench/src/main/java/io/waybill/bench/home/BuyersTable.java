package io.waybill.bench.home;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The buyers table with any number of rows. A lead matches two: by its state, its credit score, its amount and the hour it comes in. The first
 * row's buyer is picky, the second's takes everything.
 *
 * @param rows at least 10
 * @param recipients an even number, at least 2
 */
public record BuyersTable(int rows, int recipients) {
    static final long LEAST = 1_000;
    static final long MOST = 51_000;
    /** Every state but that of the slow leads. */
    static final String[] STATES = {
        "AL", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "ID", "IL", "IN", "IA", "KS", "KY", "LA", "ME", "MD",
                "MA", "MI",
        "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC",
                "TN", "TX"
    };

    private static final int STATE_LISTS = 5;
    private static final String[] SCORES = {"< 600", "600..679", "680..759", ">= 760"};
    private static final String[] ANY_SCORE = {""};
    private static final int MANY = 200;

    /** The file. */
    public String csv() {
        var text = new StringBuilder("id,state,credit_score,loan_amount,received.hour,recipient,price,tier\n");
        String[] scores = rows < MANY ? ANY_SCORE : SCORES;
        int amounts = Math.max(1, rows / (2 * STATE_LISTS * scores.length));
        int pair = 0;
        for (int amount = 0; amount < amounts; amount++) {
            for (String score : scores) {
                for (int list = 0; list < STATE_LISTS; list++) {
                    pair(text, pair++, "\"%s\",%s,%s".formatted(states(list), score, amounts(amount, amounts)));
                }
            }
        }
        return text.toString();
    }

    private void pair(StringBuilder text, int number, String cells) {
        int buyer = number % (recipients / 2);
        text.append("r%d-picky,%s,0..23,picky-%d,75.00,1\n".formatted(number, cells, buyer));
        text.append("r%d-any,%s,,any-%d,52.00,1\n".formatted(number, cells, buyer));
    }

    private static String states(int list) {
        return IntStream.range(0, STATES.length)
                .filter(state -> state % STATE_LISTS == list)
                .mapToObj(state -> STATES[state])
                .collect(Collectors.joining(", "));
    }

    private static String amounts(int part, int parts) {
        long step = (MOST - LEAST) / parts;
        return "%d..%d".formatted(LEAST + part * step, part == parts - 1 ? MOST : LEAST + (part + 1) * step - 1);
    }
}
