package io.waybill.app.fake;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * What the buyer does with one request.
 *
 * @param accepts whether the buyer takes the lead, even if its answer never arrives
 * @param delay waited before the ending
 * @param gate has to be open before the ending
 */
record Step(
        int status,
        Map<String, String> headers,
        String body,
        boolean accepts,
        Duration delay,
        CountDownLatch gate,
        Ending ending) {
    private static final CountDownLatch OPEN = new CountDownLatch(0);

    static final String ACCEPTED = """
            {"status":"accepted","leadId":"FB-1","price":25.00,"message":"Lead accepted"}""";
    static final String REJECTED = """
            {"status":"rejected","message":"Lead does not meet the criteria"}""";

    enum Ending {
        ANSWER,
        HANG,
        RESET
    }

    Step {
        headers = Map.copyOf(headers);
    }

    static Step answer(int status, String body) {
        return new Step(status, Map.of(), body, body.contains("accepted"), Duration.ZERO, OPEN, Ending.ANSWER);
    }

    /** Reads {@code 200}, {@code 503}, {@code hang}, {@code reset}, {@code accept-hang} or {@code accept-reset}. */
    static Step parse(String word) {
        return switch (word) {
            case "hang" -> none(false, Ending.HANG);
            case "reset" -> none(false, Ending.RESET);
            case "accept-hang" -> none(true, Ending.HANG);
            case "accept-reset" -> none(true, Ending.RESET);
            case "reject" -> answer(200, REJECTED);
            case "200" -> answer(200, ACCEPTED);
            default -> answer(Integer.parseInt(word), "");
        };
    }

    static Step none(boolean accepts, Ending ending) {
        return new Step(0, Map.of(), "", accepts, Duration.ZERO, OPEN, ending);
    }

    Step after(Duration wait) {
        return new Step(status, headers, body, accepts, wait, gate, ending);
    }

    Step behind(CountDownLatch closed) {
        return new Step(status, headers, body, accepts, delay, closed, ending);
    }

    Step header(String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return new Step(status, more, body, accepts, delay, gate, ending);
    }
}
