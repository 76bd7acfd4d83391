package io.waybill.bench.stub;

import io.waybill.bench.wire.Message;
import java.util.Objects;

/**
 * What the stub says to a request. The paths: {@code /enhance}, {@code /picky/<id>} (rejects 40 %), {@code /any/<id>} (accepts), {@code
 * /slow/<id>} (accepts late), {@code /hang/<id>} (takes it and says nothing), {@code /echo}, {@code /ledger}.
 */
final class Answers {
    private static final int REJECTS_PERCENT = 40;
    private static final long SLOW_MILLIS = 3_000;
    private static final Answer ENHANCED =
            new Answer(0, Message.response("200 OK", "{\"type\":\"mobile\",\"valid\":true}"));
    private static final Answer REJECTED =
            new Answer(0, Message.response("200 OK", "{\"status\":\"rejected\",\"message\":\"not wanted\"}"));
    private static final Answer NOT_FOUND = new Answer(0, Message.response("404 Not Found", "{}"));

    private final Ledger ledger;
    private int references;

    Answers(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @param afterMillis how long to wait with it; less than 0: for ever */
    record Answer(long afterMillis, byte[] bytes) {}

    Answer to(Message request) {
        String target = request.target();
        return switch (first(target)) {
            case "enhance" -> ENHANCED;
            case "picky" -> rejects(request) ? REJECTED : accepted(request, 0);
            case "any" -> accepted(request, 0);
            case "slow" -> accepted(request, SLOW_MILLIS);
            case "hang" -> new Answer(-1, new byte[0]);
            case "echo" -> new Answer(0, Message.response("200 OK", request.text()));
            case "ledger" -> new Answer(0, Message.response("200 OK", String.join("\n", ledger.lines())));
            default -> NOT_FOUND;
        };
    }

    private static String first(String target) {
        int end = target.indexOf('/', 1);
        return target.substring(1, end < 0 ? target.length() : end);
    }

    private static boolean rejects(Message request) {
        return Math.floorMod(spread(lead(request)), 100) < REJECTS_PERCENT;
    }

    /** The same for every try of a lead; ids that follow each other are far apart. */
    private static int spread(String lead) {
        int mixed = lead.hashCode() * 0x9E3779B9;
        return mixed ^ mixed >>> 15;
    }

    private Answer accepted(Message request, long afterMillis) {
        String lead = lead(request);
        ledger.take(lead, Objects.requireNonNullElse(request.header("X-Idempotency-Key"), request.target()));
        references++;
        return new Answer(
                afterMillis,
                Message.response("200 OK", "{\"status\":\"accepted\",\"leadId\":\"B%d\"}".formatted(references)));
    }

    private static String lead(Message request) {
        return Objects.requireNonNullElse(request.header("X-Lead"), "");
    }
}
